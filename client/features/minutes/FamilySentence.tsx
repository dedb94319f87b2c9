import {
  Baby,
  Check,
  FileText,
  Hammer,
  HandHelping,
  HeartPulse,
  House,
  Languages,
  Lightbulb,
  type LucideIcon,
  MessageCircle,
  Pencil,
  School,
  TriangleAlert,
  Wallet,
} from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmSentence } from '../../../shared/case/family-sentence.ts';
import type { SheetSentence } from '../../../shared/case/family-sheet.ts';
import type { Matter } from '../../../shared/case/family-suggestion.ts';
import { useCaseSession, useEditors } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { departmentOf } from '../../ui/departments.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { typeset } from '../../ui/typeset.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useFocusNext } from '../../ui/use-focus-next.ts';
import { useFormat } from '../../words/use-format.ts';
import styles from './FamilySentence.module.css';
import { SentenceForm } from './SentenceForm.tsx';
import { Translation } from './Translation.tsx';

const matterIcons: Record<Matter, LucideIcon> = {
  children: Baby,
  school: School,
  talk: MessageCircle,
  money: Wallet,
  language: Languages,
  work: Hammer,
  health: HeartPulse,
  home: House,
  papers: FileText,
  other: HandHelping,
};
const stateIcons: Record<SheetSentence['state'], LucideIcon> = {
  suggested: Lightbulb,
  own: Pencil,
  changed: TriangleAlert,
  confirmed: Check,
};
const sentenceMax = 280;

/** One sentence of the sheet: a suggestion until somebody stands for it, in these words or others. */
export function FamilySentence(props: {
  readonly sentence: SheetSentence;
  readonly language: string | undefined;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('familySheet');
  const format = useFormat();
  const { board, author } = useCaseSession();
  const run = useCommand();
  const focusNext = useFocusNext();
  const rewording = useRef<HTMLButtonElement>(null);
  const [isEditing, setEditing] = useState(false);
  const { sentence, language, mayWrite } = props;
  const { id, state, sentence: words, agreed, by, due, department, person } = sentence;
  const editors = useEditors(id, 'plainSentence');
  const isDone = state === 'confirmed';
  const close = () => {
    focusNext(rewording);
    setEditing(false);
  };
  const confirm = (said: string) => {
    const taken = run(() => {
      confirmSentence(board, author, id, said);
      return true;
    });
    if (!taken) return;
    announce(t('confirmed', { sentence: said }));
    close();
  };
  const Matter = matterIcons[sentence.matter];
  const StateIcon = stateIcons[state];
  const who = [department && departmentOf(department).shortName, person].filter(Boolean).join(', ');
  return (
    <li className={styles.row} data-open={!isDone || undefined}>
      <span className={styles.icon}>
        <Matter aria-hidden="true" size={24} />
      </span>
      <div className={styles.said}>
        {isEditing && mayWrite && (
          <SentenceForm
            place={{ entityId: id, field: 'plainSentence' }}
            label={t('sentence')}
            hint={t('agreed', { what: agreed })}
            max={sentenceMax}
            text={words}
            onTake={confirm}
            onCancel={close}
          />
        )}
        <p className={styles.sentence} data-editing={isEditing || undefined}>
          {typeset(words)}
        </p>
        <p className={styles.facts}>
          {who}
          {who && due && ' · '}
          {due && (
            <strong>
              {t('until')} {format.date(due)}
            </strong>
          )}
        </p>
        <div className={styles.state}>
          {!isEditing && (
            <span className={styles.mark} data-state={state}>
              <StateIcon aria-hidden="true" size={14} />
              {t(`state.${state}`)}
              {isDone && by && <DepartmentPill department={by} />}
            </span>
          )}
          {editors.length > 0 && (
            <span className={styles.writing}>
              {editors.map(({ participant }) => (
                <DepartmentPill key={participant.id} department={participant.department} />
              ))}
              {t('writing')}
            </span>
          )}
          {mayWrite && !isEditing && (
            <span className={styles.actions}>
              {(state === 'suggested' || state === 'changed') && (
                <Button
                  variant="secondary"
                  size="sm"
                  icon={Check}
                  aria-label={t('confirmThis', { sentence: words })}
                  onClick={() => confirm(words)}
                >
                  {t('confirm')}
                </Button>
              )}
              {isDone ? (
                <IconButton
                  ref={rewording}
                  icon={Pencil}
                  label={t('rewordThis', { sentence: words })}
                  onClick={() => setEditing(true)}
                />
              ) : (
                <Button
                  ref={rewording}
                  variant="quiet"
                  size="sm"
                  icon={Pencil}
                  aria-label={t('rewordThis', { sentence: words })}
                  onClick={() => setEditing(true)}
                >
                  {t('reword')}
                </Button>
              )}
            </span>
          )}
        </div>
        {!isDone && !isEditing && state !== 'own' && (
          <p className={styles.agreed}>{t('agreed', { what: agreed })}</p>
        )}
      </div>
      <Translation sentence={sentence} language={language} mayWrite={mayWrite && isDone} />
    </li>
  );
}
