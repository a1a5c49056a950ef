import type { Finding } from '../engine/finding';
import type { Span } from '../engine/json/tree';
import { below } from '../scenario/pointer';
import type { RequestDocument, Scenario, ViewDocument } from '../scenario/types';
import { textAt, valueAt, withItem, withValue, without } from '../scenario/edit';
import type { Change as Edit } from '../scenario/misses/change';
import type { Edited } from '../scenario/things/edited';
import type { Assistant } from './assistant.svelte';
import { Baseline } from './baseline.svelte';
import { Errand } from './errand.svelte';
import type { Evaluator, Verdict } from './evaluator.svelte';
import type { Change } from './change';
import { Dialogs } from './dialogs.svelte';
import { withDocumentTools } from './document-tools';
import { History } from './history.svelte';
import { afterPaint } from './idle';
import type { Notice } from './notice';
import { Places, type Place } from './places.svelte';
import { reusing } from './reuse';
import { findSubject, listAll, type Subject } from './subjects';

/** The page's state: one scenario, what is selected in it, and its history. Every change goes through `#update`. */
export class Playground {
  readonly evaluator: Evaluator;
  readonly assistant: Assistant;
  readonly dialogs = new Dialogs();
  /** What the verdicts are compared with. */
  readonly baseline: Baseline;
  /** What an imported error still needs. */
  readonly errand = new Errand();
  /** Settles with the first verdict, or when there can be none. */
  readonly started: Promise<void>;
  /** Settles once that is painted: whatever else the page needs is asked for then, and not before. */
  readonly painted: Promise<void>;
  readonly #onchange: (change: Change) => void;
  readonly #history: History<Scenario>;
  readonly subjects: readonly Subject[];
  /** The same list for as long as none of them changes. */
  readonly requests: readonly RequestDocument[];
  #request: number;
  readonly #places = new Places();
  #notice: Notice | undefined = $state.raw();
  #said: { readonly text: string; readonly before: Verdict | undefined } | undefined = $state.raw();
  /** Counts the scenarios that were opened after the first. */
  arrivals = $state(0);
  /** The scenario as it was opened, before anybody changed it. */
  #opened: Scenario | undefined;

  /** `onchange` is told of every change of the scenario; `view` is where its reader was. */
  constructor(
    scenario: Scenario,
    evaluator: Evaluator,
    assistant: Assistant,
    onchange: (change: Change) => void,
    view?: ViewDocument,
  ) {
    this.evaluator = evaluator;
    this.assistant = assistant;
    this.baseline = new Baseline(evaluator, scenario);
    this.#onchange = onchange;
    this.#history = new History(scenario);
    this.#opened = scenario;
    evaluator.onpainted = () => this.#history.tell();
    this.subjects = $derived.by(reusing(() => listAll(this.#history.present)));
    this.requests = $derived(this.#history.present.requests ?? []);
    this.#request = $state(0);
    this.#look(view);
    this.started = this.#evaluate();
    this.painted = this.started.then(afterPaint);
  }

  get scenario(): Scenario {
    return this.#history.present;
  }

  /** The selected request, from 0. */
  get request(): number {
    return this.#request;
  }

  /** The document (or the subject without one) that the editor shows. */
  get pointer(): string | undefined {
    return this.place?.pointer;
  }

  /** What the editor shows, and the span in it that was asked for. */
  get place(): Place | undefined {
    return this.#places.current;
  }

  get canGoBack(): boolean {
    return this.#places.canGoBack;
  }

  get subject(): Subject | undefined {
    return findSubject(this.subjects, this.pointer);
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get notice(): Notice | undefined {
    return this.#notice;
  }

  /** Whether the scenario holds work: it is not as it was opened. */
  get isTouched(): boolean {
    return this.scenario !== this.#opened;
  }

  /** What a screen reader hears besides the verdicts, until the next verdict. */
  get said(): string | undefined {
    return this.#said?.before === this.evaluator.verdict ? this.#said?.text : undefined;
  }

  /** Replaces the scenario; what was open is one undo away. `isWork`: it is not as somebody sent or published it. */
  open(scenario: Scenario, isWork = false): void {
    this.#history.commit(scenario);
    this.#opened = isWork ? undefined : scenario;
    this.arrivals += 1;
    if (!isWork) this.baseline.opened(scenario);
    this.#onchange(isWork ? 'returned' : 'opened');
    this.#look();
    void this.#evaluate();
  }

  /** Selects a request, and shows the document that decides it. */
  async select(request: number): Promise<void> {
    this.#request = request;
    await this.#evaluate();
    const { verdict } = this.evaluator;
    if (verdict?.index !== this.#request || verdict.result.document === undefined || this.pointer === '') return;
    if (findSubject(this.subjects, verdict.result.document)) this.#places.turn(verdict.result.document);
  }

  /** Shows a document, one span of it, or a subject by its pointer; '' is the whole scenario as JSON. */
  show(pointer: string, span?: Span): void {
    this.#places.go(span === undefined ? { pointer } : { pointer, span });
  }

  /** Shows what was shown before. */
  back(): void {
    this.#places.back(({ pointer }) => pointer === '' || findSubject(this.subjects, pointer) !== undefined);
  }

  /** Replaces the scenario by one that is typed as a whole. */
  retype(scenario: Scenario): void {
    this.#update(scenario, '', true);
    this.#history.tell();
  }

  /** The text of a document as its author types it. */
  type(pointer: string, text: string): void {
    withDocumentTools(({ policyText }) => {
      this.#update(withValue(this.scenario, pointer, policyText(text)), pointer, true);
    });
  }

  /** Puts a value at a pointer. */
  put(pointer: string, value: unknown): void {
    this.#update(withValue(this.scenario, pointer, value), pointer);
  }

  /** Puts an item at the end of a list, and returns its pointer. */
  append(pointer: string, item: unknown): string {
    const list = valueAt(this.scenario, pointer);
    this.#update(withItem(this.scenario, pointer, item), pointer);
    return below(pointer, Array.isArray(list) ? list.length : 0);
  }

  /** Takes over a change of names or places; what is shown stays shown, wherever it stands now. `place` as in undo. */
  become({ scenario, follow }: Pick<Edited, 'scenario' | 'follow'>, place: string): void {
    const shown = this.#places.current?.pointer;
    if (shown !== undefined) this.#places.turn(follow(shown));
    this.#update(scenario, place);
  }

  remove(pointer: string): void {
    this.#update(without(this.scenario, pointer), pointer);
  }

  addRequest(request: RequestDocument): void {
    this.insertRequest(request, this.requests.length);
  }

  insertRequest(request: RequestDocument, index: number): void {
    this.#update(withItem(this.scenario, '/requests', request, index), '/requests');
    void this.select(index);
  }

  /** Changes several members at once. */
  change(scenario: Scenario): void {
    this.#update(scenario);
  }

  moveRequest(from: number, to: number): void {
    const request = this.requests[from];
    if (request === undefined || to < 0 || to >= this.requests.length) return;
    const requests = this.requests.toSpliced(from, 1).toSpliced(to, 0, request);
    this.#update({ ...this.scenario, requests }, '/requests');
    void this.select(to);
  }

  /** Applies a finding's fix to its document. */
  mend(pointer: string, fix: NonNullable<Finding['fixes']>[number]): void {
    const text = textAt(this.scenario, pointer);
    if (text === undefined) return;
    withDocumentTools(({ policyText, withEdits }) => {
      this.put(pointer, policyText(withEdits(text, fix.edits)));
    });
  }

  /** Makes one narrow edit, such as a near miss, and says so with a way back. */
  apply({ change, label }: { readonly change: Edit; readonly label: string }): void {
    const place = change.kind === 'context' ? below('/requests', change.request) : change.pointer;
    withDocumentTools(({ applyChange }) => {
      this.#update(applyChange(this.scenario, change), place);
      this.tell({ kind: 'information', text: `Applied: ${label}.`, action: { label: 'Undo', run: () => this.undo() } });
    });
  }

  /** Asks once more for reference data that did not load. */
  async retry(): Promise<void> {
    await this.#evaluate();
  }

  /** Lays a document out as we write it; says so where it cannot be read yet. */
  format(pointer: string): void {
    const text = textAt(this.scenario, pointer);
    withDocumentTools(({ formatDocument, policyText }) => {
      const formatted = text === undefined ? undefined : formatDocument(text);
      if (formatted === undefined)
        this.tell({ kind: 'problem', text: 'This document cannot be formatted until it is JSON.' });
      else if (formatted !== text) this.put(pointer, policyText(formatted));
    });
  }

  undo(): void {
    this.#return(this.#history.canUndo, () => this.#history.undo());
  }

  redo(): void {
    this.#return(this.#history.canRedo, () => this.#history.redo());
  }

  tell(notice: Notice): void {
    this.#notice = notice;
  }

  dismiss(): void {
    this.#notice = undefined;
  }

  /** Says something aloud. The same text once more is heard once more. */
  say(text: string): void {
    this.#said = { text: this.#said?.text === text ? `${text}\u00a0` : text, before: this.evaluator.verdict };
  }

  #return(possible: boolean, step: () => string | undefined): void {
    if (!possible) return;
    const place = step();
    // What it tells of may just have been taken back.
    if (this.#notice?.kind === 'information') this.dismiss();
    this.#onchange('edited');
    if (place !== undefined && this.pointer !== '' && findSubject(this.subjects, place) !== undefined)
      this.#places.turn(place);
    else if (this.pointer !== '' && this.subject === undefined) this.#places.turn(this.subjects[0]?.pointer);
    void this.#evaluate();
  }

  #update(scenario: Scenario, place?: string, typing = false): void {
    // Its action is about the change before this one.
    if (this.#notice?.action) this.dismiss();
    this.#history.commit(scenario, place, typing);
    // The worker begins at once; what else there is to do is done while it computes, or when its verdict is painted.
    void this.#evaluate();
    this.#onchange('edited');
  }

  async #evaluate(): Promise<void> {
    this.#request = Math.max(0, Math.min(this.#request, (this.scenario.requests?.length ?? 0) - 1));
    await this.evaluator.evaluate(this.scenario, this.#request);
    // The first verdict comes before all else.
    if (this.evaluator.scenario === undefined) return;
    void this.errand.note(this.evaluator.scenario, this.evaluator.results);
    void this.baseline.note();
    this.assistant.check(this.scenario);
  }

  /** What the scenario wants to be seen first. */
  #look(view = this.scenario.view): void {
    this.#request = view?.request ?? 0;
    this.#places.turn(findSubject(this.subjects, view?.document) ? view?.document : this.subjects[0]?.pointer);
  }
}
