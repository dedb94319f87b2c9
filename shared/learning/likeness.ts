/** The most similar first. */
export const likenesses = ['very', 'rather', 'partly'] as const;

/** In a word, since a percentage would say more than anybody knows. */
export function likenessOf(score: number): (typeof likenesses)[number] {
  return score >= 0.65 ? 'very' : score >= 0.4 ? 'rather' : 'partly';
}
