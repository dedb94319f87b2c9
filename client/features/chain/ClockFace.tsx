import { Needle } from '../../ui/Needle.tsx';
import styles from './ClockFace.module.css';

const radius = 48;
const around = 2 * Math.PI * radius;

/** The ring with the needle; `share` of the way is gone, 0 to 1. What it shows stands beside it in words. */
export function ClockFace({ share }: { readonly share: number }) {
  const gone = Math.max(0, Math.min(1, share));
  return (
    <span aria-hidden="true" className={styles.face}>
      <svg aria-hidden="true" viewBox="0 0 106 106" width="106" height="106">
        <circle cx="53" cy="53" r={radius} className={styles.ring} />
        {gone > 0 && (
          <circle
            cx="53"
            cy="53"
            r={radius}
            className={styles.gone}
            strokeDasharray={`${gone * around} ${around}`}
            transform="rotate(-90 53 53)"
          />
        )}
      </svg>
      <span className={styles.needle}>
        <Needle turn={gone * 360} size={54} />
      </span>
    </span>
  );
}
