function readActionElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): ActionElement | undefined {
  const action = elements.get('Action');
  const notAction = elements.get('NotAction');
  if (action !== undefined && notAction !== undefined) both(reading, 'PL-013', action, notAction);
  const read = action === undefined ? undefined : readAction(reading, 'Action', action);
  const readNot = notAction === undefined ? undefined : readAction(reading, 'NotAction', notAction);
  if (read === undefined && readNot === undefined) {
    const message = 'the statement has no `Action`; add `Action` or `NotAction`';
    stop(reading, { code: 'MISSING_ACTION', rule: 'PL-013', span: opening(object), message });
  }
  return read ?? readNot;
}

function readResourceElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): ResourceElement | undefined {
  const resource = elements.get('Resource');
  const notResource = elements.get('NotResource');
  const requirement = resourceIn(reading.type);
  if (requirement === 'forbidden') {
    for (const member of [resource, notResource]) if (member !== undefined) forbiddenResource(reading, object, member);
    return undefined;
  }
  if (resource !== undefined && notResource !== undefined) both(reading, 'PL-014', resource, notResource);
  const read = resource === undefined ? undefined : readResource(reading, 'Resource', resource);
  const readNot = notResource === undefined ? undefined : readResource(reading, 'NotResource', notResource);
  if (read === undefined && readNot === undefined) missingResource(reading, object, requirement);
  return read ?? readNot;
}

function missingResource(reading: Reading, object: JsonObject, requirement: 'required' | 'expected'): void {
  const finding = { code: 'MISSING_RESOURCE', rule: 'PL-014', span: opening(object) };
  if (requirement === 'required') {
    stop(reading, { ...finding, message: 'the statement has no `Resource`; add `Resource` or `NotResource`' });
  } else {
    const message = 'the statement has no `Resource`; it is taken for the resource that the policy is attached to';
    note(reading, 'ERROR', { ...finding, message });
  }
}

function forbiddenResource(reading: Reading, object: JsonObject, member: JsonMember): void {
  stop(reading, {
    code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
    rule: 'PL-045',
    span: member.key.span,
    message: `a trust policy has no \`${member.key.value}\`: its resource is the role; remove it`,
    fix: removeMember(object, member),
  });
}

function readPrincipalElement(
  reading: Reading,
  object: JsonObject,
  elements: Elements<StatementElement>,
): PrincipalElement | undefined {
  const principal = elements.get('Principal');
  const notPrincipal = elements.get('NotPrincipal');
  if (principalIn(reading.type) === 'forbidden') {
    for (const member of [principal, notPrincipal])
      if (member !== undefined) forbiddenPrincipal(reading, object, member);
    return undefined;
  }
  if (principal !== undefined && notPrincipal !== undefined) both(reading, 'PL-015', principal, notPrincipal);
  if (notPrincipal !== undefined && reading.type === 'trustPolicy') {
    const message = 'a trust policy has no `NotPrincipal`; name those who may assume the role under `Principal`';
    stop(reading, {
      code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      rule: 'PL-045',
      span: notPrincipal.key.span,
      message,
    });
  }
  const read = principal === undefined ? undefined : readPrincipal(reading, 'Principal', principal);
  const readNot = notPrincipal === undefined ? undefined : readPrincipal(reading, 'NotPrincipal', notPrincipal);
  if (read === undefined && readNot === undefined) {
    const message = `the statement has no \`Principal\`, which ${sayType(reading.type)} needs: it can never match; or is this an identity-based policy?`;
    stop(reading, { code: 'MISSING_PRINCIPAL', rule: 'PL-015', span: opening(object), message });
  }
  return read ?? readNot;
}

function forbiddenPrincipal(reading: Reading, object: JsonObject, member: JsonMember): void {
  const control = reading.type === 'serviceControlPolicy';
  const instead = control
    ? 'put `aws:PrincipalArn` under `Condition`'
    : 'it applies to whom it is attached to; or is this a resource-based or trust policy?';
  stop(reading, {
    code: control ? 'SCP_SYNTAX_ERROR_PRINCIPAL' : 'UNSUPPORTED_PRINCIPAL',
    rule: 'PL-015',
    span: member.key.span,
    message: `${sayType(reading.type)} has no \`${member.key.value}\`: ${instead}`,
    fix: removeMember(object, member),
  });
}

function both(reading: Reading, rule: string, positive: JsonMember, negative: JsonMember): void {
  const [first, second] = positive.key.span.from < negative.key.span.from ? [positive, negative] : [negative, positive];
  stop(reading, {
    code: 'UNSUPPORTED_ELEMENT_COMBINATION',
    rule,
    span: second.key.span,
    message: `\`${positive.key.value}\` and \`${negative.key.value}\` in one statement; keep one, or make two statements`,
    related: [{ message: `the first is \`${first.key.value}\``, span: first.key.span }],
  });
}

function opening(object: JsonObject): Span {
  return { from: object.span.from, to: object.span.from + 1 };
}
