import { laterPart } from '../../ui/lazy-part.ts';

export const EntrustedMark = laterPart(
  async () => (await import('../../ui/EntrustedMark.tsx')).EntrustedMark,
);
export const EntrustedStub = laterPart(
  async () => (await import('../../ui/EntrustedStub.tsx')).EntrustedStub,
);
