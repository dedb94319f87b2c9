import { type ComponentProps, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { laterPart } from '../../ui/lazy-part.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

// Nobody needs these to read the list: they come right after it.
export const EntryMenus = laterPart(async () => (await import('./EntryMenus.tsx')).EntryMenus);
export const KeyDialog = laterPart(async () => (await import('./KeyHelp.tsx')).KeyDialog);
export const ListAside = laterPart(async () => (await import('./ListAside.tsx')).ListAside);
const LaterComposer = laterPart(async () => (await import('./Composer.tsx')).Composer);
export const AnswerForm = laterPart(async () => (await import('./AnswerForm.tsx')).AnswerForm);
export const EntrustedMark = laterPart(
  async () => (await import('../../ui/EntrustedMark.tsx')).EntrustedMark,
);
export const EntrustedStub = laterPart(
  async () => (await import('../../ui/EntrustedStub.tsx')).EntrustedStub,
);

export function Composer(props: ComponentProps<typeof LaterComposer>) {
  const { t } = useTranslation('common');
  return (
    <Suspense fallback={<Skeleton label={t('loading')} rows={1} />}>
      <LaterComposer {...props} />
    </Suspense>
  );
}

/** What is written with: it must be there when it is needed, also without a connection. */
export const writing = [LaterComposer, AnswerForm, EntrustedMark, EntrustedStub].map(
  (part) => part.preload,
);
