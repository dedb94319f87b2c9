import styles from './Lobby.module.css';

/** A department as the lobby knows it: the town's settings come only with the case. */
export function LobbyPill({
  department: { id, hue },
}: {
  readonly department: { readonly id: string; readonly hue: number };
}) {
  return (
    <span data-hue={hue} className={styles.pill}>
      {id}
    </span>
  );
}
