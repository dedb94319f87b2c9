export const list = {
  title: 'Liste',
} as const;
