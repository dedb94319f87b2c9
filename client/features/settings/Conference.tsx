import { useTranslation } from 'react-i18next';
import { plannedMinutes } from '../../../shared/method/phases.ts';
import { type ConferenceDefaults, townLimits } from '../../../shared/method/town-settings.ts';
import { Select, TextArea, TextField } from '../../ui/TextField.tsx';
import { useLanguage } from '../../words/i18n.ts';
import styles from './Conference.module.css';
import rows from './rows.module.css';
import { Section } from './Section.tsx';
import { Stepper } from './Stepper.tsx';
import type { Part } from './section-part.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday. */
const someMonday = Date.UTC(2024, 0, 1);
const dayMs = 24 * 60 * 60 * 1000;

/** Where, when and with which breaks the round table meets. */
export function Conference({ town, change, errorOf }: Part) {
  const { t } = useTranslation(['settings', 'lobby']);
  const language = useLanguage();
  const { conference, phases } = town;
  const update = (patch: Partial<ConferenceDefaults>) =>
    change({ conference: { ...conference, ...patch } });
  const weekdayName = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <Section
      id="fallberatung"
      title={t('conference.title')}
      hint={t('conference.hint', { count: plannedMinutes(phases) })}
    >
      <div className={styles.form}>
        <TextField
          label={t('conference.place')}
          value={conference.place}
          maxLength={townLimits.place}
          error={errorOf('conference/place')}
          onChange={(event) => update({ place: event.target.value })}
        />
        <div className={rows.pair}>
          <Select
            label={t('conference.weekday')}
            value={conference.weekday ?? ''}
            onChange={(event) => {
              const { weekday: _, ...rest } = conference;
              const chosen = Number(event.target.value);
              change({ conference: chosen ? { ...rest, weekday: chosen } : rest });
            }}
          >
            <option value="">{t('conference.noWeekday')}</option>
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {weekdayName.format(someMonday + (day - 1) * dayMs)}
              </option>
            ))}
          </Select>
          <TextField
            type="time"
            label={t('conference.start')}
            value={conference.start}
            error={errorOf('conference/start')}
            onChange={(event) => update({ start: event.target.value })}
          />
        </div>
        <div className={rows.choice}>
          <span aria-hidden="true" className={rows.caption}>
            {t('conference.breakMinutes')}
          </span>
          <Stepper
            label={t('conference.breakMinutes')}
            value={conference.breakMinutes}
            {...townLimits.breakMinutes}
            onChange={(breakMinutes) => update({ breakMinutes })}
          />
        </div>
        <TextArea
          label={t('conference.confidentiality')}
          hint={t('conference.confidentialityHint')}
          placeholder={t('lobby:confidentialBody')}
          value={conference.confidentiality ?? ''}
          maxLength={townLimits.confidentiality}
          error={errorOf('conference/confidentiality')}
          onChange={(event) => {
            const { confidentiality: _, ...rest } = conference;
            // Emptied, it is what Fallrunde comes with again.
            const text = event.target.value;
            change({ conference: text === '' ? rest : { ...rest, confidentiality: text } });
          }}
        />
        <TextField
          label={t('conference.familyContact')}
          hint={t('conference.familyContactHint')}
          value={conference.familyContact ?? ''}
          maxLength={townLimits.familyContact}
          error={errorOf('conference/familyContact')}
          onChange={(event) => {
            const { familyContact: _, ...rest } = conference;
            const text = event.target.value;
            change({ conference: text === '' ? rest : { ...rest, familyContact: text } });
          }}
        />
        <Select
          label={t('conference.resting')}
          hint={t('conference.restingHint')}
          value={conference.restingMonths ?? ''}
          onChange={(event) => {
            const { restingMonths: _, ...rest } = conference;
            const months = Number(event.target.value);
            change({ conference: months ? { ...rest, restingMonths: months } : rest });
          }}
        >
          <option value="">{t('conference.restingNone')}</option>
          {[
            ...new Set([
              6,
              12,
              24,
              ...(conference.restingMonths ? [conference.restingMonths] : []),
            ]),
          ]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {t('conference.restingAfter', { count })}
              </option>
            ))}
        </Select>
        <Select
          label={t('conference.minimumCases')}
          hint={t('conference.minimumCasesHint')}
          value={conference.minimumCases ?? townLimits.minimumCases.min}
          onChange={(event) => {
            const { minimumCases: _, ...rest } = conference;
            const cases = Number(event.target.value);
            const isLeast = cases === townLimits.minimumCases.min;
            change({ conference: isLeast ? rest : { ...rest, minimumCases: cases } });
          }}
        >
          {[
            ...new Set([
              townLimits.minimumCases.min,
              10,
              20,
              ...(conference.minimumCases ? [conference.minimumCases] : []),
            ]),
          ]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {t('conference.minimumCasesOf', { count })}
              </option>
            ))}
        </Select>
      </div>
    </Section>
  );
}
