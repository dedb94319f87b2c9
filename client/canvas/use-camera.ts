import { useLayoutEffect } from 'react';
import type { Editor } from 'tldraw';
import { useMap } from './map-state.tsx';

/** The whole page is shown; who zooms in can pan, and never loses the map. */
export function useCamera(editor: Editor): void {
  const zoom = useMap((state) => state.zoom);
  const w = useMap((state) => state.layout.page.w);
  const h = useMap((state) => state.layout.page.h);
  useLayoutEffect(() => {
    editor.setCameraOptions({
      wheelBehavior: 'pan',
      zoomSteps: [zoom, zoom * 1.5, zoom * 2, zoom * 3],
      constraints: {
        bounds: { x: -w / 2, y: -h / 2, w, h },
        behavior: 'contain',
        origin: { x: 0.5, y: 0.5 },
        padding: { x: 0, y: 0 },
        initialZoom: 'default',
        baseZoom: 'default',
      },
    });
    const { clientWidth, clientHeight } = editor.getContainer();
    editor.setCamera(
      { x: clientWidth / (2 * zoom), y: clientHeight / (2 * zoom), z: zoom },
      { force: true, immediate: true },
    );
  }, [editor, zoom, w, h]);
}
