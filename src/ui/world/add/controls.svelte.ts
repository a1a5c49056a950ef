import { resourceControlStarters, serviceControlStarters } from '../../../app/creating';
import type { OrganizationAccountDocument } from '../../../scenario/types';
import { StarterChoice } from './starter-choice.svelte';

interface Setting {
  readonly organization: string;
}

/** The policies that a form collects for the root or a unit. */
export class Controls {
  readonly service: StarterChoice<Setting>;
  readonly resource: StarterChoice<Setting>;

  constructor(setting: () => Setting) {
    this.service = new StarterChoice<Setting>(() => serviceControlStarters, setting);
    this.resource = new StarterChoice<Setting>(() => resourceControlStarters, setting);
  }

  /** As the format has them: a node that names its service control policies names `FullAWSAccess` as well. */
  get policies(): OrganizationAccountDocument {
    const { service, resource } = this;
    return {
      ...(service.document && {
        serviceControlPolicies: [
          ...(service.id === 'OnlyTheseServices' ? [] : ['FullAWSAccess']),
          { name: service.id, document: service.document },
        ],
      }),
      ...(resource.document && { resourceControlPolicies: [{ name: resource.id, document: resource.document }] }),
    };
  }
}
