/** What a text is that is not JSON (F-17), in words; undefined where that cannot be told from its start. */
export function recogniseLanguage(text: string): string | undefined {
  const start = text.trimStart().slice(0, 2000);
  const lines = start.split('\n').map((line) => line.trim());
  // What only explains comes before what tells the language.
  const first = lines.find((line) => line !== '' && !line.startsWith('#')) ?? '';
  if (start.includes('is not authorized to perform'))
    return 'an AccessDenied message, not a policy; import it as a request';
  if (first.startsWith('arn:')) return 'an ARN, not a policy; a policy is one JSON object';
  if (lines.some((line) => hclStarts.some((mark) => line.startsWith(mark))) || start.includes('jsonencode(')) {
    return 'Terraform code, not JSON; paste the JSON that `terraform show -json` or the console gives';
  }
  if (codeMarks.some((mark) => start.includes(mark))) return 'program code, not JSON; paste the policy that it makes';
  if (first.startsWith('<')) return 'XML or HTML, not JSON; paste the policy document alone';
  if (templateMarks.some((mark) => start.includes(mark)))
    return `a CloudFormation template${first.startsWith('{') ? '' : ' in YAML'}, not a policy; paste one policy document of it, as JSON`;
  if (start.includes('"terraform_version"'))
    return 'what Terraform keeps, not a policy; paste one policy document of it';
  if (isYaml(first)) return 'YAML, not JSON; a policy is JSON, so convert it first';
  return undefined;
}

const hclStarts = [
  'data "aws_',
  'provider "',
  'terraform {',
  'resource "aws_',
  'statement {',
  'module "',
  'variable "',
  'locals {',
  'policy = ',
  'assume_role_policy = ',
];
const templateMarks = ['AWSTemplateFormatVersion', 'Type: AWS::', "Type: 'AWS::", 'Type: "AWS::', '"Type": "AWS::'];
const codeMarks = [
  'new iam.',
  'iam.PolicyStatement',
  'new PolicyStatement',
  'new PolicyDocument',
  'import aws_cdk',
  "from 'aws-cdk",
  'iam.NewPolicy',
];

/** `---`, `- item`, or a plain name, a colon, and then a blank or the end of the line. */
function isYaml(line: string): boolean {
  if (line === '---' || line.startsWith('- ')) return true;
  const colon = line.indexOf(':');
  if (colon <= 0 || (colon + 1 < line.length && line.charAt(colon + 1) !== ' ')) return false;
  const name = line.slice(0, colon);
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at) | 0x20;
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}
