import { Building2, type LucideIcon, UserRound, UsersRound, Wallet } from 'lucide-react';
import type { ResourceField } from '../../shared/case/resource-field.ts';

export const fieldIcons: Record<ResourceField, LucideIcon> = {
  personal: UserRound,
  social: UsersRound,
  material: Wallet,
  infrastructural: Building2,
};
