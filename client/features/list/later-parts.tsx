import { type ComponentProps, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { laterPart } from '../../ui/lazy-part.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

// Nobody needs these to read the list: they come right after it.
export const EntryMenus = laterPart(async () => (await import('./EntryMenus.tsx')).EntryMenus);
export const KeyDialog = laterPart(async () => (await import('./KeyHelp.tsx')).KeyDialog);
export const ListAside = laterPart(async () => (await import('./ListAside.tsx')).ListAside);
const LaterComposer = laterPart(async () => (await import('./Composer.tsx')).Composer);
const LaterAnswerForm = laterPart(async () => (await import('./AnswerForm.tsx')).AnswerForm);
export const EntrustedMark = laterPart(
  async () => (await import('../../ui/EntrustedMark.tsx')).EntrustedMark,
);
export const EntrustedStub = laterPart(
  async () => (await import('../../ui/EntrustedStub.tsx')).EntrustedStub,
);

/** What is asked for and not there yet says so. */
function Coming({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('common');
  return <Suspense fallback={<Skeleton label={t('loading')} rows={1} />}>{children}</Suspense>;
}

export const Composer = (props: ComponentProps<typeof LaterComposer>) => (
  <Coming>
    <LaterComposer {...props} />
  </Coming>
);

export const AnswerForm = (props: ComponentProps<typeof LaterAnswerForm>) => (
  <Coming>
    <LaterAnswerForm {...props} />
  </Coming>
);

/** What is written with: it must be there when it is needed, also without a connection. */
export const writing = [LaterComposer, LaterAnswerForm, EntrustedMark, EntrustedStub].map(
  (part) => part.preload,
);
