import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const kernVariant: Record<ButtonVariant, string> = {
  primary: 'kern-btn--primary',
  secondary: 'kern-btn--secondary',
  quiet: 'kern-btn--tertiary',
  danger: 'kern-btn--secondary',
};

/** For links that look like a button. */
export function buttonClass(variant: ButtonVariant = 'primary', size: 'md' | 'sm' = 'md'): string {
  return cx('kern-btn', kernVariant[variant], styles.button, styles[variant], styles[size]);
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  icon?: LucideIcon;
  /** After the text, for "forward". */
  iconAfter?: LucideIcon;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { variant, size, icon: Icon, iconAfter: IconAfter, children, className, ...rest } = props;
  return (
    <button type="button" {...rest} className={cx(buttonClass(variant, size), className)}>
      {Icon && <Icon aria-hidden="true" size={18} />}
      <span>{children}</span>
      {IconAfter && <IconAfter aria-hidden="true" size={18} />}
    </button>
  );
}
