import { useEffect, useLayoutEffect } from 'react';
import type { Editor } from 'tldraw';
import { useCaseView } from '../ui/case-view.tsx';
import type { Size } from './map-layout.ts';
import { useMap, useMapStore } from './map-state.tsx';

/** How far the map gives way to the wheel and the hand, page units. */
const slack = 160;
/** What the opened side sheet covers at the window's right edge, px, and the air beside it. */
const sheetWidth = 404;
const sheetMargin = 12;

/** How much of the map the opened side sheet covers, px. */
export function coveredBySheet(map: HTMLElement): number {
  const { right } = map.getBoundingClientRect();
  return Math.max(0, right - (innerWidth - sheetWidth));
}

/** Back to the whole page in the middle of the window. */
export function centreMap(editor: Editor, { page, zoom }: { page: Size; zoom: number }): void {
  editor.setCamera({ x: page.w / 2, y: page.h / 2, z: zoom }, { force: true, immediate: true });
}

/** The whole page is shown; it gives way a little, and whoever zooms in can pan, but never loses the map. */
export function useCamera(editor: Editor): void {
  const store = useMapStore();
  const zoom = useMap((state) => state.zoom);
  const w = useMap((state) => state.layout.page.w);
  const h = useMap((state) => state.layout.page.h);
  const sheet = useCaseView((view) => view.sheet);
  useLayoutEffect(() => {
    editor.setCameraOptions({
      wheelBehavior: 'pan',
      zoomSteps: [zoom, zoom * 1.5, zoom * 2, zoom * 3],
      constraints: {
        bounds: { x: -w / 2 - slack, y: -h / 2 - slack, w: w + 2 * slack, h: h + 2 * slack },
        behavior: 'contain',
        origin: { x: 0.5, y: 0.5 },
        padding: { x: 0, y: 0 },
        initialZoom: 'default',
        baseZoom: 'default',
      },
    });
    centreMap(editor, { page: { w, h }, zoom });
  }, [editor, zoom, w, h]);

  // A card the sheet would cover moves out from under it.
  useEffect(() => {
    const card = sheet && store.getState().layout.cards.get(sheet.id);
    if (!card) return;
    const { x } = editor.pageToScreen({ x: card.x + card.w, y: card.y });
    const covered = x - (innerWidth - sheetWidth - sheetMargin);
    if (covered <= 0) return;
    const before = editor.getCamera();
    const z = before.z;
    editor.setCamera({ x: before.x - covered / z, y: before.y, z }, { force: true });
    return () => {
      editor.setCamera(before, { force: true });
    };
  }, [editor, store, sheet]);
}
