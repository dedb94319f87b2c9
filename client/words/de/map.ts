export const map = {
  title: 'Karte',
} as const;
