/** The rows every strategy is compared by. */
export const strategyRows = ['rationale', 'buildsOn', 'instruments', 'fit', 'conditions'] as const;
export type StrategyRow = (typeof strategyRows)[number];
