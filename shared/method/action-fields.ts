/** Handlungsfelder: Sprache, Ankommen im Alltagsleben, Kindliche Bildung, Arbeit, Ausbildung und Studium. */
export const actionFields = ['language', 'everyday', 'children', 'work', 'education'] as const;
export type ActionField = (typeof actionFields)[number];
