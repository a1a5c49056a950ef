import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Errand } from '../../../src/app/errand.svelte';
import { errandOf, standingOf } from '../../../src/app/errand-standing';
import { putMissing, recogniseText } from '../../../src/app/import';
import type { RequestResult } from '../../../src/report/result';
import type { Scenario } from '../../../src/scenario/types';

const role = 'arn:aws:iam::111122223333:role/Deploy';
const message = `User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: ${role} because no identity-based policy allows the sts:AssumeRole action`;
const trust =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}';
const own = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}';

const empty: Scenario = { version: 1 };

async function found(text: string, open: Scenario = empty) {
  const recognised = await recogniseText(text, open);
  if (recognised.kind !== 'found') throw new Error(`not found, but ${recognised.kind}`);
  return recognised;
}

/** Storage as a tab has it. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', storage());
});

describe('what an imported error still needs', () => {
  it('is done by pasting, one by one, where each belongs', async () => {
    const { scenario, missing, notes, fault } = await found(message);
    expect(fault).toBe('no identity-based policy allows it');
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes, ...(fault !== undefined && { fault }) }, scenario));
    expect(standingOf(errand.kept, scenario)?.missing.map(({ what }) => what)).toEqual([
      'identityBasedPolicy',
      'trustPolicy',
    ]);

    const [ownPolicies, trustPolicy] = missing;
    if (!ownPolicies || !trustPolicy) throw new Error('two are missing');
    const withTrust = putMissing(scenario, trustPolicy, await recogniseText(trust, scenario));
    expect(withTrust && standingOf(errand.kept, withTrust)?.missing).toEqual([ownPolicies]);
    const whole = withTrust && putMissing(withTrust, ownPolicies, await recogniseText(own, withTrust));
    expect(whole && standingOf(errand.kept, whole)?.missing).toEqual([]);
    expect(whole?.accounts?.['111122223333']?.users?.['alice']?.policies).toHaveLength(1);
  });

  it('is not done by names without documents, and is there again once the paste is undone', async () => {
    const { scenario, missing, notes } = await found(message);
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes }, scenario));
    const [ownPolicies] = missing;
    if (!ownPolicies) throw new Error('the policies of the user are missing');
    for (const names of ['{"PolicyNames": []}', '{"PolicyNames": ["Read"]}', '{"AttachedPolicies": []}'])
      expect(putMissing(scenario, ownPolicies, await recogniseText(names, scenario)), names).toBeUndefined();
    const put = putMissing(scenario, ownPolicies, await recogniseText(own, scenario));
    errand.done(ownPolicies);
    expect(put && standingOf(errand.kept, put)?.missing).toHaveLength(1);
    expect(standingOf(errand.kept, scenario)?.missing).toHaveLength(2);
  });

  it('keeps what AWS said, whatever the request is expected to be afterwards', async () => {
    const { scenario, missing, notes } = await found(message);
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes }, scenario));
    const requests = (scenario.requests ?? []).map((request) => ({ ...request, expect: 'allowed' as const }));
    expect(standingOf(errand.kept, { ...scenario, requests })?.said).toBe('implicitDeny');
  });

  it('is no expectation that fails, until the reader expects something else, also once it is dismissed', async () => {
    const { scenario, missing, notes } = await found(message);
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes }, scenario));
    const [request] = scenario.requests ?? [];
    if (!request) throw new Error('there is one request');
    errand.dismiss();
    expect(standingOf(errand.kept, scenario)).toBeUndefined();
    for (const known of [errand, new Errand()]) {
      expect(known.saidOf(request)).toBe('implicitDeny');
      expect(known.saidOf({ ...request, expect: 'allowed' })).toBeUndefined();
      expect(known.saidOf({ ...request, action: 's3:GetObject' })).toBeUndefined();
      expect(known.saidOf(undefined)).toBeUndefined();
    }
  });

  it('knows that the verdict was AWS’s own, once nothing is missing', async () => {
    const { scenario, missing, notes } = await found(message);
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes }, scenario));
    const denied = [{ outcome: 'implicitDeny' }] as unknown as readonly RequestResult[];
    const allowed = [{ outcome: 'allowed' }] as unknown as readonly RequestResult[];
    await errand.note(scenario, denied);
    expect(standingOf(errand.kept, scenario)?.isReproduced).toBe(false);
    for (const one of missing) errand.leaveOut(one);
    await errand.note(scenario, allowed);
    expect(standingOf(errand.kept, scenario)?.isReproduced).toBe(false);
    await errand.note(scenario, denied);
    await errand.note(scenario, allowed);
    expect(standingOf(new Errand().kept, scenario)?.isReproduced).toBe(true);
  });

  it('refuses a policy that cannot stand there', async () => {
    const { scenario, missing } = await found(message);
    const trustPolicy = missing.find(({ what }) => what === 'trustPolicy');
    expect(trustPolicy && putMissing(scenario, trustPolicy, await recogniseText(own, scenario))).toBeUndefined();
  });

  it('is about its own scenario only, and is there again after a reload', async () => {
    const { scenario, missing, notes } = await found(message);
    new Errand().begin(errandOf({ missing, notes }, scenario));
    const reloaded = new Errand();
    expect(standingOf(reloaded.kept, empty)).toBeUndefined();
    expect(standingOf(reloaded.kept, scenario)?.missing).toHaveLength(2);
    expect(
      standingOf(reloaded.kept, {
        ...scenario,
        requests: [{ principal: '*', action: 's3:GetObject' }, ...(scenario.requests ?? [])],
      })?.request,
    ).toBe(1);
  });

  it('goes when it is dismissed, and what is left out is counted for as long as it is absent', async () => {
    const { scenario, missing, notes } = await found(message);
    const errand = new Errand();
    errand.begin(errandOf({ missing, notes }, scenario));
    const [ownPolicies] = missing;
    if (!ownPolicies) throw new Error('the policies of the user are missing');
    errand.leaveOut(ownPolicies);
    expect(standingOf(errand.kept, scenario)).toMatchObject({ leftOut: 1, missing: [{ what: 'trustPolicy' }] });
    const whole = putMissing(scenario, ownPolicies, await recogniseText(own, scenario));
    expect(whole && standingOf(errand.kept, whole)?.leftOut).toBe(0);
    errand.dismiss();
    expect(standingOf(new Errand().kept, scenario)).toBeUndefined();
  });

  it('begins with nothing where what is stored cannot be read', () => {
    sessionStorage.setItem('iam-playground.errand', '{"missing":7');
    expect(standingOf(new Errand().kept, empty)).toBeUndefined();
  });
});
