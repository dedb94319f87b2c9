import type { Page } from '@playwright/test';

/**
 * Counts which entries React renders, in the production build and without a trace of it in the product: the hook
 * that React calls after each commit walks what changed, the way React's own developer tools do.
 */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Fiber {
      readonly tag: number;
      readonly flags: number;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
      readonly alternate: Fiber | null;
      readonly stateNode: unknown;
    }
    const performedWork = 1;
    const hostTag = 5;
    const counts = new Map<string, number>();
    /** The entry a component's output stands for: the first element below it, if that is an entry. */
    const entryOf = (fiber: Fiber): string | undefined => {
      let at: Fiber | null = fiber.child;
      while (at && at.tag !== hostTag) at = at.child;
      const element = at?.stateNode;
      return element instanceof HTMLElement
        ? (element.dataset.item ?? element.dataset.entry)
        : undefined;
    };
    const visit = (fiber: Fiber | null, seen: Set<string>) => {
      for (let at = fiber; at; at = at.sibling) {
        const before = at.alternate;
        if (at.tag !== hostTag && at.flags & performedWork) {
          const id = entryOf(at);
          if (id) seen.add(id);
        }
        if (!before || at.child !== before.child) visit(at.child, seen);
      }
    };
    Object.assign(window, {
      renderCounts: counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
        onCommitFiberRoot: (_id: number, root: { current: Fiber }) => {
          const seen = new Set<string>();
          visit(root.current.child, seen);
          for (const id of seen) counts.set(id, (counts.get(id) ?? 0) + 1);
        },
      },
    });
  });
}

/** How often each entry was rendered since the last call, by entry id. */
export async function rendersSince(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const { renderCounts } = window as unknown as { renderCounts: Map<string, number> };
    const counts = Object.fromEntries(renderCounts);
    renderCounts.clear();
    return counts;
  });
}
