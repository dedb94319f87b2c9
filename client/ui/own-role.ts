import { createContext } from 'react';
import type { Role } from '../../shared/protocol/roles.ts';

/** Of whoever is signed in, for pages outside a case. */
export const OwnRole = createContext<Role>('member');
