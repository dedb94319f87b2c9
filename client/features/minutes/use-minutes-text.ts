import { useTranslation } from 'react-i18next';
import type { Agreement } from '../../../shared/case/agreement.ts';
import { evidenceOf } from '../../../shared/case/evidence.ts';
import type { WeighedStrategy } from '../../../shared/case/minutes.ts';
import type { NoteBlock } from '../../../shared/case/notes.ts';
import { outcomeOf } from '../../../shared/case/strategy-decision.ts';
import { departmentOf } from '../../ui/departments.ts';
import { useLeads } from '../../ui/use-leads.ts';
import { type Version, vaultOf } from '../../ui/use-versions.ts';
import { isoDay } from '../../words/format.ts';
import { useLanguage } from '../../words/i18n.ts';
import { useFormat } from '../../words/use-format.ts';
import type { Language } from '../../words/words.ts';
import type { AgreementText, MinutesText } from './minutes-text.ts';
import type { ShownMinutes } from './use-minutes.ts';

export interface TextOptions {
  readonly caseNumber: string;
  readonly version: Version;
  readonly notes: readonly NoteBlock[];
  /** Server time, ms. */
  readonly now: number;
}

/** The minutes in words. */
export function useMinutesText(
  { minutes, board, closed, isAsToday }: ShownMinutes,
  { caseNumber, version, notes, now }: TextOptions,
): MinutesText {
  const { t } = useTranslation(['minutes', 'common', 'weighing']);
  const format = useFormat();
  const language = useLanguage();
  const leads = useLeads();
  const { sitting, meta, legalSphere, personCount } = minutes;
  const day = isoDay(sitting.startedAt);
  const date = `${weekday(day, language)}, ${format.date(day)}`;
  const from = format.time(sitting.startedAt);
  const lead = leads?.findLast(({ since }) => isoDay(Date.parse(since)) <= day) ?? leads?.at(0);
  const names = (ids: readonly string[]) => ids.map((id) => departmentOf(id).id);
  const isSaid = <T>(value: T | undefined | ''): value is T => value !== undefined && value !== '';

  const agreementText = (agreement: Agreement, isEarlier: boolean): AgreementText => {
    const { id, whoDepartment, whoPersonId, what, due, state, settledOn, outcome } = agreement;
    const person = board.persons.get(whoPersonId ?? '')?.label;
    const said = [
      state !== 'open' && settledOn
        ? t(`settledOn.${state}`, { date: format.date(settledOn) })
        : t(`agreementState.${state}`),
      state === 'notDone' && outcome ? t('obstacle', { outcome }) : undefined,
    ].filter(isSaid);
    return {
      id,
      ...(whoDepartment ? { department: whoDepartment } : {}),
      ...(person ? { person } : {}),
      what,
      due: due ? (isEarlier ? t('until', { date: format.date(due) }) : format.date(due)) : '',
      ...(isEarlier || state !== 'open' ? { state: said.join('. ') } : {}),
    };
  };

  const rounds = minutes.rounds.length;
  const strategyText = ({
    strategy,
    proposers,
    tallies,
    outcome,
    conditions,
  }: WeighedStrategy) => ({
    id: strategy.id,
    letter: strategy.letter,
    title: strategy.title,
    summary: strategy.summary,
    isPursued: outcome === 'pursue',
    proposers: strategy.letter === '0' ? [] : proposers,
    figures: tallies.map((each) =>
      each && each.counted > 0 ? t('figure', { sum: each.sum, max: each.max }) : t('notWeighed'),
    ),
    ...(outcome ? { outcome: t(`weighing:outcome.${outcome}`) } : {}),
    conditions: conditions.map(({ id, department, text, amended }) => ({
      id,
      department,
      text: amended
        ? t('conditionTaken', { text, letter: amended.letter })
        : t('condition', { text }),
    })),
  });

  const decided = minutes.decisions.map(({ text }) => text).filter(isSaid);
  const outcomes = minutes.strategies.flatMap(({ strategy: { id, letter } }) => {
    const outcome = outcomeOf({ current: minutes.decisions }, id);
    return outcome ? `${letter} ${t(`weighing:outcome.${outcome}`)}` : [];
  });
  const anew = minutes.rounds.at(-1)?.revealed.stances.filter(({ carried }) => !carried) ?? [];
  const lettersAnew = minutes.strategies.flatMap(({ strategy: { id, letter } }) =>
    anew.some(({ strategyId }) => strategyId === id) ? letter : [],
  );
  const madeAt = closed?.snapshotAt ?? now;
  const made = { date: format.date(isoDay(madeAt)), time: format.time(madeAt) };
  const vaultKey = vaultOf(version);
  const entrusted = [...board.resources.values(), ...board.gaps.values()].find(
    (entry) => entry.entrusted?.key === vaultKey,
  )?.entrusted;

  return {
    heading: t('heading'),
    pseudonym: meta.pseudonym,
    caseFacts: t('caseOf', {
      origin: meta.origin ?? '',
      persons: t('common:personsSpelled', {
        count: personCount,
        word: format.number(personCount),
      }),
      number: caseNumber,
    }).replace(/^, /, ''),
    time:
      sitting.finishedAt === undefined
        ? t('timeSince', { date, from })
        : t('time', { date, from, until: format.time(sitting.finishedAt) }),
    day,
    sphere: legalSphere
      ? t('sphereSince', { sphere: legalSphere.sphere, date: format.date(legalSphere.since) })
      : '',
    lead: lead ? `${departmentOf(lead.department).shortName} (${lead.department})` : '',
    present: minutes.present,
    excused:
      minutes.excused.length > 0
        ? t('excused', { departments: format.list(names(minutes.excused)) })
        : '',
    directions: minutes.directions.map(({ text }) => text),
    wills: minutes.wills.map(({ key, person, will, lack }) => {
      const evidence = (will ? evidenceOf(will, board) : []).flatMap(({ text, isTold }) =>
        isTold ? [] : text,
      );
      return {
        id: key,
        who: person?.label ?? t('familyWho'),
        what: will
          ? [
              t('quote', { text: will.statement }),
              evidence.length > 0 ? t('evidence', { evidence: evidence.join('; ') }) : undefined,
            ]
              .filter(isSaid)
              .join(' ')
          : t(`noWill.${lack}`),
      };
    }),
    figureHeads:
      rounds > 1
        ? minutes.rounds.map(({ number }) => t('round', { number }))
        : rounds === 1
          ? [t('group')]
          : [],
    strategies: minutes.strategies.map(strategyText),
    weighedIn:
      rounds > 1 ? t('weighedIn', { count: rounds, letters: format.list(lettersAnew) }) : '',
    decision: decided.length > 0 ? decided.join(' / ') : outcomes.join(', '),
    objections: minutes.objections.map(({ id, department, text, strategy: { letter } }) => ({
      id,
      department,
      text,
      to: t('objectionTo', { letter }),
    })),
    agreements: minutes.agreements.map((agreement) => agreementText(agreement, false)),
    earlier: minutes.earlier.map((agreement) => agreementText(agreement, true)),
    openGaps: minutes.openGaps.map(({ id, askedDepartment, question }) => ({
      id,
      ...(askedDepartment ? { department: askedDepartment } : {}),
      text: question,
    })),
    closedGaps: minutes.closedGaps.map(({ gap: { id, question }, answer }) => ({
      id,
      ...(answer ? { department: answer.department } : {}),
      text: question,
      answer: answer?.text ?? '',
    })),
    notes,
    addenda: (closed?.addenda ?? []).map(({ id, at, department, text }) => ({
      id,
      department,
      text,
      head: t('addendumOf', { date: format.date(isoDay(at)) }),
    })),
    versionNote: entrusted
      ? t('withEntrusted', { departments: format.list(entrusted.departments) })
      : t('withoutEntrusted'),
    foot: [
      t(closed ? 'foot.snapshot' : 'foot.draft', made),
      isAsToday ? t('foot.asToday') : undefined,
      sitting.nextLook ? t('foot.nextLook', { date: format.date(sitting.nextLook) }) : undefined,
    ]
      .filter(isSaid)
      .join(' · '),
    confidential: t('foot.confidential'),
  };
}

/** "Do" */
function weekday(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
    .format(Date.parse(day))
    .replace('.', '');
}
