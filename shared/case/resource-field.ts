/** The four fields of the Ressourcenkarte, in the order in which they are read. */
export const resourceFields = ['personal', 'social', 'material', 'infrastructural'] as const;

export type ResourceField = (typeof resourceFields)[number];
