import { CircleQuestionMark, Cloud, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import type { Gap } from '../../../shared/case/gap.ts';
import type { Person } from '../../../shared/case/person.ts';
import { addWill } from '../../../shared/case/will-commands.ts';
import { willQuestion } from '../../../shared/case/will-question.ts';
import { askForWill } from '../../../shared/case/will-question-commands.ts';
import { useDepartments } from '../../sync/town.ts';
import { useBoard, useCaseSession } from '../../sync/use-case.tsx';
import { announce } from '../../ui/announcer.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseViewStore } from '../../ui/case-view.tsx';
import { DepartmentPill } from '../../ui/DepartmentPill.tsx';
import { GapMark } from '../../ui/FieldTile.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useReadOnly } from '../../ui/use-read-only.ts';
import styles from './NotAskedStep.module.css';
import stair from './WillStair.module.css';

interface StepProps {
  readonly person: Person;
  onDone(key: string): void;
}

/** "Noch nicht erfragt" is a state of its own: enter what is known, or have a department ask. */
export function NotAskedStep({
  person,
  onEnter,
  onDone,
}: StepProps & {
  onEnter(): void;
}) {
  const { t } = useTranslation('will');
  const readOnly = useReadOnly();
  const { open, answer } = useBoard((board) => willQuestion(board, person.id), shallow);
  return (
    <>
      <p className={stair.state}>
        <Cloud aria-hidden="true" size={16} />
        {t(answer ? 'answered' : 'notAsked')}
      </p>
      {answer ? (
        <p className={stair.statement}>{t('quote', { text: answer.text })}</p>
      ) : (
        <p className={stair.plain}>
          {t(open ? (open.state === 'accepted' ? 'acceptedText' : 'askedText') : 'notAskedText')}
        </p>
      )}
      {!readOnly && (
        <div className={styles.actions}>
          {answer && <Adopt person={person} statement={answer.text} onDone={onDone} />}
          <Button
            variant={answer ? 'quiet' : 'secondary'}
            size="sm"
            icon={Pencil}
            aria-label={t('enterFor', { who: person.label })}
            onClick={onEnter}
          >
            {t('enter')}
          </Button>
          {open ? <OpenQuestion gap={open} /> : !answer && <Ask person={person} onDone={onDone} />}
        </div>
      )}
    </>
  );
}

/** What was answered on the map becomes the wish, word for word. */
function Adopt({ person, statement, onDone }: StepProps & { readonly statement: string }) {
  const { t } = useTranslation('will');
  const { board, author } = useCaseSession();
  const run = useCommand();
  return (
    <Button
      variant="secondary"
      size="sm"
      onClick={() => {
        const id = run(() => addWill(board, author, { personId: person.id, statement }));
        if (id) onDone(id);
      }}
    >
      {t('adopt')}
    </Button>
  );
}

/** The question on its way; opened beside, where it is answered. */
function OpenQuestion({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('will');
  const view = useCaseViewStore();
  const { askedDepartment } = gap;
  return (
    <button
      type="button"
      className={styles.question}
      onClick={() => view.setState({ sheet: { root: 'gaps', id: gap.id } })}
    >
      <GapMark field={gap.field} />
      {t(askedDepartment ? 'askedOf' : 'askedOfNobody')}
      {askedDepartment && <DepartmentPill department={askedDepartment} />}
      <span className="visually-hidden"> {t('openQuestion', { question: gap.question })}</span>
    </button>
  );
}

function Ask({ person, onDone }: StepProps) {
  const { t } = useTranslation(['will', 'method']);
  const { board, author } = useCaseSession();
  const run = useCommand();
  const departments = useDepartments();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { id: personId, label, kinship } = person;
  const isPlain =
    (kinship === 'father' || kinship === 'mother') && label === t(`method:kinship.${kinship}`);
  const question = isPlain ? t(`questionNamed.${kinship}`) : t('question', { who: label });
  const ask = (askedDepartment: string) => {
    const id = run(() => askForWill(board, author, { personId, question, askedDepartment }));
    if (!id) return;
    announce(t('asked', { department: askedDepartment }));
    onDone(personId);
  };
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={CircleQuestionMark}
        aria-label={t('askFor', { who: label })}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(anchor ? undefined : event.currentTarget)}
      >
        {t('ask')}
      </Button>
      {anchor && (
        <Menu
          label={t('askWho')}
          anchor={anchor}
          align="start"
          groups={[
            {
              heading: t('askWho'),
              items: departments.map(({ id, shortName }) => ({
                id,
                label: shortName,
                icon: <DepartmentPill department={id} />,
                onSelect: () => ask(id),
              })),
            },
          ]}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}
