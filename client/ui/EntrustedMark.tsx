import { Lock } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DepartmentPill } from './DepartmentPill.tsx';
import styles from './EntrustedMark.module.css';
import { useHandOnFocus } from './hand-on-focus.ts';

/** To whom an entry is entrusted. `onRelease`: in a row that shows what can be done with it under the pointer. */
export function EntrustedMark(props: {
  readonly departments: readonly string[];
  onRelease?: (() => void) | undefined;
}) {
  const { t } = useTranslation('vault');
  const mark = useRef<HTMLSpanElement>(null);
  useHandOnFocus(mark);
  return (
    <span ref={mark} className={styles.mark}>
      <Lock aria-hidden="true" size={14} />
      {t('entrusted')}
      {props.departments.map((department) => (
        <DepartmentPill key={department} department={department} />
      ))}
      {props.onRelease && (
        <button type="button" tabIndex={-1} className={styles.release} onClick={props.onRelease}>
          {t('release')}
        </button>
      )}
    </span>
  );
}
