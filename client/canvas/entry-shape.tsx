import { HTMLContainer, Rectangle2d, ShapeUtil, T, type TLBaseShape, type TLShape } from 'tldraw';
import type { EntryRef } from '../../shared/case/entries.ts';
import { EntryOnMap } from './EntryOnMap.tsx';
import { entryIdOf } from './entry-shape-id.ts';

/** A card as a shape: where it lies and which entry it is; never what it says. */
export type EntryShape = TLBaseShape<
  'entry',
  { readonly root: EntryRef['root']; readonly w: number; readonly h: number }
>;

export function isEntryShape(shape: TLShape | undefined): shape is EntryShape & TLShape {
  return shape?.type === 'entry';
}

export class EntryShapeUtil extends ShapeUtil<EntryShape> {
  static override type = 'entry' as const;
  static override props = {
    root: T.literalEnum('resources', 'gaps'),
    w: T.positiveNumber,
    h: T.positiveNumber,
  };

  override getDefaultProps(): EntryShape['props'] {
    return { root: 'resources', w: 244, h: 61 };
  }

  override getGeometry({ props: { w, h } }: EntryShape) {
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override canResize() {
    return false;
  }
  override canEdit() {
    return false;
  }
  override canSnap() {
    return false;
  }
  override hideResizeHandles() {
    return true;
  }
  override hideRotateHandle() {
    return true;
  }
  override hideSelectionBoundsBg() {
    return true;
  }
  override hideSelectionBoundsFg() {
    return true;
  }

  override component(shape: EntryShape) {
    const { root, w } = shape.props;
    return (
      <HTMLContainer>
        <EntryOnMap root={root} id={entryIdOf(shape.id)} width={w} />
      </HTMLContainer>
    );
  }

  /** The card itself shows that it is selected. */
  override indicator() {
    return null;
  }
}
