import { useTranslation } from 'react-i18next';
import styles from './KeyTable.module.css';
import { useSingleKeys } from './single-keys.ts';

const capNames = [
  'enter',
  'shift',
  'alt',
  'ctrl',
  'delete',
  'home',
  'end',
  'escape',
  'arrows',
] as const;

/** One line of a key list: the caps to draw, in the words of `common.cap`, or as they are. */
export interface KeyLine {
  readonly caps: readonly string[];
  /** Left out while keys of one character are switched off. */
  readonly singleKey?: boolean;
}

/** Keys, drawn, and what each does. */
export function KeyTable<L extends KeyLine>(props: {
  readonly lines: readonly L[];
  textOf(line: L): string;
}) {
  const { t } = useTranslation('common');
  const isOn = useSingleKeys();
  const cap = (name: string) => {
    const known = capNames.find((each) => each === name);
    return known ? t(`cap.${known}`) : name;
  };
  return (
    <dl className={styles.keys}>
      {props.lines
        .filter(({ singleKey }) => isOn || !singleKey)
        .map((line) => (
          <div key={line.caps.join(' ')} className={styles.line}>
            <dt className={styles.caps}>
              {line.caps.map((name) => (
                <kbd key={name} className={styles.cap}>
                  {cap(name)}
                </kbd>
              ))}
            </dt>
            <dd>{props.textOf(line)}</dd>
          </div>
        ))}
    </dl>
  );
}
