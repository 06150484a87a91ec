//! A `google.protobuf.Timestamp` as the text of its JSON form (RFC 3339, in UTC, with as many thirds of digits as needed).

use super::reader::{Raw, Reader};
use super::text::Text;
use crate::known::TIMESTAMP;

const DAY: i64 = 86_400;

/// Writes an encoded timestamp in quotes; nothing if it is no date of a calendar, or not plain.
pub(super) fn write(bytes: &[u8], out: &mut Text) -> Option<()> {
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
    let (days, second) = split(seconds)?;
    let (year, month, day) = civil(days);
    let mut text = *b"\"0000-00-00T00:00:00";
    for (at, count, value) in [
        (1, 4, year),
        (6, 2, month),
        (9, 2, day),
        (12, 2, second / 3600),
        (15, 2, second / 60 % 60),
        (18, 2, second % 60),
    ] {
        digits(value, text.get_mut(at..at + count)?);
    }
    out.raw(&text);
    if nanos != 0 {
        let mut text = *b".000000000";
        digits(nanos, text.get_mut(1..)?);
        let count = match nanos {
            _ if nanos % 1_000_000 == 0 => 4,
            _ if nanos % 1_000 == 0 => 7,
            _ => 10,
        };
        out.raw(text.get(..count)?);
    }
    out.raw(b"Z\"");
    Some(())
}

/// Writes a number over the whole place, with zeros in front.
fn digits(mut value: u32, place: &mut [u8]) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
    }
}

/// The days since 0000-03-01, and the second of the day; without a division of 64 bits, which wasm has no fast one for.
fn split(seconds: i64) -> Option<(u32, u32)> {
    // 86,400 is 128 * 675.
    let since = u64::try_from(seconds + 719_468 * DAY).ok()?;
    let days = u32::try_from(since >> 7).ok()? / 675;
    let second = since - u64::from(days) * DAY.unsigned_abs();
    Some((days, u32::try_from(second).ok()?))
}

/// Year, month and day of a day counted from 0000-03-01, in the proleptic Gregorian calendar (the algorithm
/// `civil_from_days` of Howard Hinnant's "chrono-compatible low-level date algorithms").
fn civil(days: u32) -> (u32, u32, u32) {
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    (year, month, day)
}
