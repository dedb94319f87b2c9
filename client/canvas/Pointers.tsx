import { memo, useEffect, useState } from 'react';
import { useEditor, useValue } from 'tldraw';
import { useCursors } from '../sync/use-case.tsx';
import { cx } from '../ui/cx.ts';
import { DepartmentPill } from '../ui/DepartmentPill.tsx';
import { departmentOf } from '../ui/departments.ts';
import styles from './MapFront.module.css';

/** A pointer at rest for so long is no longer of interest, ms. */
const fadeAfterMs = 4_000;

/** The others' pointers. Renders with every movement, and nothing else does. */
export function Pointers() {
  const editor = useEditor();
  const cursors = useCursors();
  const { x: cameraX, y: cameraY, z } = useValue('camera', () => editor.getCamera(), [editor]);
  return (
    <div aria-hidden="true" className={styles.pointers}>
      {cursors.map(
        ({ clientId, participant, cursor }) =>
          cursor && (
            <Pointer
              key={clientId}
              department={participant.department}
              x={(cursor[0] + cameraX) * z}
              y={(cursor[1] + cameraY) * z}
            />
          ),
      )}
    </div>
  );
}

const Pointer = memo(function Pointer(props: { department: string; x: number; y: number }) {
  const { department, x, y } = props;
  const [still, setStill] = useState(`${Number.NaN}`);
  const place = `${x} ${y}`;
  useEffect(() => {
    const timer = setTimeout(() => setStill(place), fadeAfterMs);
    return () => clearTimeout(timer);
  }, [place]);
  return (
    <div
      data-pointer={department}
      data-hue={departmentOf(department).hue}
      className={cx(styles.pointer, still === place && styles.still)}
      style={{ translate: `${x}px ${y}px` }}
    >
      <svg aria-hidden="true" width="14" height="15" viewBox="0 0 14 15">
        <path d="M1 1 L13 6 L7.5 8 L5 14 Z" />
      </svg>
      <span className={styles.pill}>
        <DepartmentPill department={department} />
      </span>
    </div>
  );
});
