import { useTranslation } from 'react-i18next';
import type { Conference } from '../../../shared/method/agenda.ts';
import { useTown } from '../../sync/town.ts';
import { CheckLine } from '../../ui/CheckLine.tsx';
import { setInvited } from './agenda-edits.ts';
import styles from './InvitedDepartments.module.css';
import type { Edit } from './use-conference.ts';

/** Who is asked to come; what they said stands beside their name. */
export function InvitedDepartments(props: { conference: Conference; edit(edit: Edit): void }) {
  const { t } = useTranslation('agenda');
  const answers = new Map(
    props.conference.invitations.map(({ department, answer }) => [department, answer]),
  );
  const departments = useTown().departments.filter(
    ({ id, retired }) => !retired || answers.has(id),
  );
  return (
    <section aria-labelledby="invited-departments">
      <h2 id="invited-departments" className={styles.title}>
        {t('form.invite')}
      </h2>
      <p className={styles.hint}>{t('form.inviteHint')}</p>
      <ul className={styles.list}>
        {departments.map(({ id, shortName }) => {
          const answer = answers.get(id);
          return (
            <li key={id} className={styles.row}>
              <CheckLine
                label={`${id} · ${shortName}`}
                checked={answer !== undefined}
                onChange={(checked) => props.edit(setInvited(id, checked))}
              />
              {answer && <span className={styles.answer}>{t(`answer.${answer}`)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
