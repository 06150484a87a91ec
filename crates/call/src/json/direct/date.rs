//! A `google.protobuf.Timestamp` as the text of its JSON form (RFC 3339, in UTC, with as many thirds of digits as needed).

use super::reader::{Raw, Reader};
use crate::json::known::TIMESTAMP;

const DAY: i64 = 86_400;

/// Writes an encoded timestamp in quotes; nothing if it is no date of a calendar, or not plain.
pub(super) fn write(bytes: &[u8], out: &mut String) -> Option<()> {
    let (mut seconds, mut nanos) = (0_i64, 0_i32);
    let mut reader = Reader(bytes);
    while !reader.is_empty() {
        match reader.field()? {
            (1, Raw::Varint(value)) => seconds = value.cast_signed(),
            #[expect(clippy::cast_possible_truncation, reason = "as the format wants it")]
            (2, Raw::Varint(value)) => nanos = value as i32,
            _ => return None,
        }
    }
    let nanos = u32::try_from(nanos).ok()?;
    if !TIMESTAMP.contains(&seconds) || nanos >= 1_000_000_000 {
        return None;
    }
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    let second = seconds.rem_euclid(DAY);
    let nanos = u64::from(nanos);
    let second = second.unsigned_abs();
    let mut text = *b"\"0000-00-00T00:00:00";
    for (at, count, value) in [
        (1, 4, year.unsigned_abs()),
        (6, 2, month.unsigned_abs()),
        (9, 2, day.unsigned_abs()),
        (12, 2, second / 3600),
        (15, 2, second / 60 % 60),
        (18, 2, second % 60),
    ] {
        digits(value, text.get_mut(at..at + count)?);
    }
    out.push_str(std::str::from_utf8(&text).ok()?);
    if nanos != 0 {
        let mut text = *b".000000000";
        digits(nanos, text.get_mut(1..)?);
        let count = match nanos {
            _ if nanos % 1_000_000 == 0 => 4,
            _ if nanos % 1_000 == 0 => 7,
            _ => 10,
        };
        out.push_str(std::str::from_utf8(text.get(..count)?).ok()?);
    }
    out.push_str("Z\"");
    Some(())
}

/// Writes a number over the whole place, with zeros in front.
fn digits(value: u64, place: &mut [u8]) {
    let mut rest = u32::try_from(value).unwrap_or(u32::MAX);
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
}

/// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar (the algorithm
/// `civil_from_days` of Howard Hinnant's "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}
