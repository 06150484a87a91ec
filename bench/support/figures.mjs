// Order statistics, nearest rank, and rounding for print.

/** The value below which `share` (0 to 1) of the numbers lie, by nearest rank. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = (numbers) => quantile(numbers, 0.5);

export const p95 = (numbers) => quantile(numbers, 0.95);

/** Milliseconds with one decimal. */
export const ms = (number) => `${number.toFixed(1)} ms`;

/** Least and greatest, as `12.0 to 15.5 ms`. */
export const range = (numbers) => `${Math.min(...numbers).toFixed(1)} to ${ms(Math.max(...numbers))}`;
