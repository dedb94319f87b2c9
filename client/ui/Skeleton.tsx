import { useEffect, useState } from 'react';
import styles from './Skeleton.module.css';

/** What comes sooner needs no stand-in. */
const showAfterMs = 300;
const widths = [62, 48, 70, 55, 66];

/** Grey rows while something loads, after 300 ms, without motion; `label` is read out then. */
export function Skeleton(props: { label: string; rows?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), showAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {late && (
        <>
          <span className="visually-hidden">{props.label}</span>
          {widths.slice(0, props.rows ?? 4).map((width) => (
            <div key={width} className={styles.row}>
              <span className={styles.tile} />
              <span className={styles.lines}>
                <span className={styles.line} style={{ width: `${width}%` }} />
                <span className={styles.line} style={{ width: `${width - 30}%` }} />
              </span>
            </div>
          ))}
        </>
      )}
    </div>
  );
}
