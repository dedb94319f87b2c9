import type { ReactNode } from 'react';
import { CasePanel } from '../features/case-panel/CasePanel.tsx';
import { FieldGrid } from '../features/field-grid/FieldGrid.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { useMedia } from '../ui/use-media.ts';
import styles from './MapArea.module.css';

const MapLens = lazyPart(async () => (await import('../canvas/MapLens.tsx')).default);

/** The Karte: the canvas with its panel; below 1024 px the fields in rows, without the canvas. */
export function MapArea({ notice }: { readonly notice?: ReactNode }) {
  const hasCanvas = useMedia('(min-width: 1024px)');
  return (
    <div className={styles.area}>
      <div className={styles.map}>{hasCanvas ? <MapLens /> : <FieldGrid />}</div>
      <CasePanel notice={notice} />
    </div>
  );
}
