/** How often each card was rendered; the browser tests promise that a remote edit renders one card. */
export const cardRenders = new Map<string, number>();

declare global {
  interface Window {
    fallrundeCardRenders?: ReadonlyMap<string, number>;
  }
}

export function countCardRender(id: string): void {
  cardRenders.set(id, (cardRenders.get(id) ?? 0) + 1);
  window.fallrundeCardRenders = cardRenders;
}
