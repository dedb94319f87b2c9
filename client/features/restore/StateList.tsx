import { useTranslation } from 'react-i18next';
import type { Since } from '../../../shared/case/turn-back.ts';
import type { Checkpoint } from '../../../shared/protocol/checkpoints.ts';
import { isoDay } from '../../words/format.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './StateList.module.css';
import { useSinceWords } from './use-since-words.ts';
import { dayOf, useStateWords } from './use-state-words.ts';

/** The states by day, the newest first, one of them to choose. */
export function StateList(props: {
  readonly states: readonly Checkpoint[];
  readonly since: ReadonlyMap<number, Since | null>;
  readonly chosen: number | undefined;
  onChoose(at: number): void;
}) {
  const { t } = useTranslation('restore');
  const format = useFormat();
  const stateWords = useStateWords();
  const sinceWords = useSinceWords();
  const days = [...Map.groupBy(props.states, ({ at }) => isoDay(at))];
  const headingOf = (at: number, day: string) => {
    const near = dayOf(at, Date.now());
    return near ? t(near) : format.longDate(day);
  };
  return (
    <div role="radiogroup" aria-label={t('states')} className={styles.scroll}>
      {days.map(([day, states]) => (
        <section key={day} className={styles.day}>
          <h3 className={styles.heading}>{headingOf(states[0]?.at ?? 0, day)}</h3>
          {states.map(({ at, before }) => (
            <label key={at} className={styles.state}>
              <input
                type="radio"
                name="state"
                checked={props.chosen === at}
                onChange={() => props.onChoose(at)}
              />
              <span className={styles.time}>{format.time(at)}</span>
              <span className={styles.since}>
                {sinceWords(props.since.get(at))}
                {before && (
                  <small className={styles.before}>
                    {t('before', {
                      department: before.department,
                      state: stateWords(before.state),
                    })}
                  </small>
                )}
              </span>
            </label>
          ))}
        </section>
      ))}
    </div>
  );
}
