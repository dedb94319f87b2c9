import { useLayoutEffect, useState } from 'react';
import styles from './Skeleton.module.css';

/** What comes sooner needs no stand-in. */
const showAfterMs = 300;
const widths = [62, 48, 70, 55, 66];

/** Of the newest wait. One that follows another at once goes on with it: what is grey does not vanish in between. */
let waitSince = 0;
let waitEnd = 0;

/** Grey rows while something loads, after 300 ms, without motion; `label` is read out then. */
export function Skeleton(props: { label: string; rows?: number }) {
  const [late, setLate] = useState(false);
  useLayoutEffect(() => {
    const now = performance.now();
    if (now - waitEnd > 50) waitSince = now;
    const rest = waitSince + showAfterMs - now;
    // Before the next frame, where it was there in the last.
    setLate(rest < 0);
    const timer = setTimeout(() => setLate(true), rest);
    return () => {
      clearTimeout(timer);
      waitEnd = performance.now();
    };
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
