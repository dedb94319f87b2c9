import { Pencil, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionTextMax } from '../../../shared/case/direction.ts';
import { rewordDirection } from '../../../shared/case/family-sentence.ts';
import type { SheetDirection } from '../../../shared/case/family-sheet.ts';
import { useCaseSession } from '../../sync/use-case.tsx';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { Needle } from '../../ui/Needle.tsx';
import { typeset } from '../../ui/typeset.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import styles from './FamilyDirection.module.css';
import { SentenceForm } from './SentenceForm.tsx';

/** What it is about now, as it was set or in plainer words; two where the round has not decided. */
export function FamilyDirection(props: {
  readonly directions: readonly SheetDirection[];
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('familySheet');
  if (props.directions.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="family-direction">
      <div className={styles.band}>
        <span className={styles.disc}>
          <Needle size={30} />
        </span>
        <div className={styles.words}>
          <h3 id="family-direction" className={styles.label}>
            {t(props.directions.length > 1 ? 'directions' : 'direction')}
          </h3>
          {props.directions.map(({ directionId, text }) => (
            <p key={directionId} className={styles.text}>
              {typeset(text)}
            </p>
          ))}
        </div>
      </div>
      {props.mayWrite &&
        props.directions.map((direction) => (
          <Reword key={direction.directionId} direction={direction} />
        ))}
    </section>
  );
}

function Reword({ direction }: { readonly direction: SheetDirection }) {
  const { t } = useTranslation('familySheet');
  const { board, author } = useCaseSession();
  const run = useCommand();
  const focusNext = useFocusNext();
  const opener = useRef<HTMLButtonElement>(null);
  const [isEditing, setEditing] = useState(false);
  const { directionId, decided, text, by } = direction;
  const say = (words: string | undefined) =>
    run(() => {
      rewordDirection(board, author, { directionId, text: decided }, words);
      return true;
    }) === true;
  const close = () => {
    focusNext(opener);
    setEditing(false);
  };
  if (isEditing)
    return (
      <div className={styles.editing}>
        <SentenceForm
          place={{ entityId: directionId, field: 'plainText' }}
          label={t('directionField')}
          hint={t('decided', { text: decided })}
          max={directionTextMax}
          text={text}
          onTake={(words) => {
            if (say(words)) close();
          }}
          onCancel={close}
        />
      </div>
    );
  return (
    <div className={styles.actions}>
      {by && (
        <span className={styles.by}>
          {t('decided', { text: decided })} <DepartmentPill department={by} />
        </span>
      )}
      {by && (
        <Button variant="quiet" size="sm" icon={RotateCcw} onClick={() => say(undefined)}>
          {t('directionBack')}
        </Button>
      )}
      <Button ref={opener} variant="quiet" size="sm" icon={Pencil} onClick={() => setEditing(true)}>
        {t('rewordDirection')}
      </Button>
    </div>
  );
}
