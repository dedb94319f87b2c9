import styles from './Logo.module.css';

/** The sign alone is decorative: the name stands beside it or in `aria-label` of what holds it. */
export function LogoSign({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 28 28" className={styles.sign}>
      <circle cx="14" cy="14" r="12" className={styles.ring} />
      <path d="M14 2v24M2 14h24" className={styles.cross} />
      <circle cx="14" cy="14" r="5.5" className={styles.hub} />
      <circle cx="14" cy="14" r="1.9" className={styles.needle} />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={styles.logo}>
      <LogoSign />
      <span className={styles.name}>Fallrunde</span>
    </span>
  );
}
