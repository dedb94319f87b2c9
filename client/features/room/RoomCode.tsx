import styles from './RoomFooter.module.css';

/** "417 203"; read aloud digit by digit. */
export function RoomCode({ code }: { readonly code: string }) {
  return (
    <strong className={styles.code}>
      <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
      <span className="visually-hidden">{[...code].join(' ')}</span>
    </strong>
  );
}
