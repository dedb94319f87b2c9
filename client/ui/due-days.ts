const dayMs = 86_400_000;

/** So many days after an ISO day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Three days to choose from at once: in a week, in two, and the day of the next look or, without one, in four weeks. */
export function suggestedDays(today: string, nextLook: string | undefined): readonly string[] {
  const last = nextLook !== undefined && nextLook > today ? nextLook : daysAfter(today, 28);
  return [...new Set([daysAfter(today, 7), daysAfter(today, 14), last])].sort();
}
