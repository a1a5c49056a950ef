import type { IconName } from '../icons';

/** What can be done from a menu; `separator` stands between groups of them. */
export type MenuItem =
  | {
      readonly label: string;
      readonly icon?: IconName;
      /** A few words beside it, such as its keys. */
      readonly detail?: string;
      /** It takes something away. */
      readonly destructive?: boolean;
      readonly disabled?: boolean;
      readonly onselect: () => void;
    }
  | 'separator';
