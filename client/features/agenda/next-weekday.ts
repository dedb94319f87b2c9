const dayMs = 86_400_000;

/** The first such weekday (1 Monday … 7 Sunday) after an ISO date; a week later where there is no fixed day. */
export function nextWeekday(date: string, weekday: number | undefined): string {
  const from = Date.parse(date);
  const today = new Date(from).getUTCDay() || 7;
  const ahead = (((weekday ?? today) - today + 6) % 7) + 1;
  return new Date(from + ahead * dayMs).toISOString().slice(0, 10);
}
