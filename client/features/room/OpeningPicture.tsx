import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Agreement, AgreementState } from '../../../shared/case/agreement.ts';
import { lookBack } from '../../../shared/case/look-back.ts';
import type { Sitting } from '../../../shared/case/sitting.ts';
import type { SharedView } from '../../sync/read-presence.ts';
import { useBoard, useChair } from '../../sync/use-case.tsx';
import { cx } from '../../ui/cx.ts';
import { useFamily } from '../../ui/use-family.ts';
import { useToday } from '../../ui/use-today.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './OpeningPicture.module.css';
import { PageNumber } from './PageNumber.tsx';
import { pagesOf, usePages } from './pages.ts';
import { RoomHub } from './RoomHub.tsx';
import { RoomPill } from './RoomPill.tsx';

const room = 48;
const charactersPerLine = 38;
const heightOf = ({ what }: Agreement) =>
  Math.min(2, Math.ceil(what.length / charactersPerLine)) * 3.7 + 6;

const stateIcons: Record<AgreementState, typeof CircleCheck> = {
  open: CircleDashed,
  done: CircleCheck,
  notDone: CircleX,
};

/** "Vater, Mutter, Kind 1, Kind 2", and who needs an interpreter. */
function Persons() {
  const { t } = useTranslation('room');
  const { labels, needsInterpreter, languages } = useFamily();
  if (labels.length === 0) return null;
  return (
    <section>
      <h2 className={styles.label}>{t('opening.persons')}</h2>
      <p className={styles.persons}>{labels.join(', ')}</p>
      {needsInterpreter && (
        <p className={styles.note}>
          {languages.length > 0
            ? t('opening.interpreterOf', { languages: languages.join(', ') })
            : t('opening.interpreter')}
        </p>
      )}
    </section>
  );
}

function LastTime(props: {
  readonly agreements: readonly Agreement[];
  readonly highlight: string | undefined;
}) {
  const { t } = useTranslation('room');
  const format = useFormat();
  const today = useToday();
  const pages = usePages(pagesOf(props.agreements, heightOf, room), props.highlight);
  if (props.agreements.length === 0) return <p className={styles.note}>{t('opening.nothing')}</p>;
  return (
    <section>
      <h2 className={styles.label}>
        {t('opening.lastTime')}
        <PageNumber {...pages} />
      </h2>
      <ul>
        {pages.items.map(({ id, what, whoDepartment, due, state }) => {
          const Icon = stateIcons[state];
          return (
            <li
              key={id}
              data-item={id}
              className={cx(styles.agreement, id === props.highlight && styles.highlighted)}
            >
              {whoDepartment && <RoomPill department={whoDepartment} />}
              <span className={styles.what}>{what}</span>
              <span data-state={state} className={styles.state}>
                <Icon aria-hidden="true" />
                {t(`opening.state.${state}`)}
                {state === 'open' &&
                  due &&
                  `, ${t('agreements.due', { date: format.nearDate(due, today) })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who is here, for whom, why now, and what became of what was agreed. */
export function OpeningPicture({
  sitting,
  view,
}: {
  readonly sitting: Sitting;
  readonly view: SharedView;
}) {
  const { t } = useTranslation('room');
  const note = useBoard((board) => board.meta.note);
  const agreements = useBoard((board) => board.agreements);
  const sittings = useChair((chair) => chair.sittings);
  return (
    <div className={styles.opening}>
      <RoomHub />
      <div className={styles.words}>
        <Persons />
        {note && (
          <section>
            <h2 className={styles.label}>{t('opening.reason')}</h2>
            <p className={styles.reason}>{note}</p>
          </section>
        )}
        <LastTime
          agreements={lookBack({ agreements }, sittings, sitting).earlier}
          highlight={view.highlight}
        />
      </div>
    </div>
  );
}
