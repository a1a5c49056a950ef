/**
 * What the compressor of `#2.` takes for granted: folded pieces of scenarios (`unfold.ts`), one byte a character; what is
 * likeliest stands last, where it is cheapest to point at. It was chosen once, from AWS's words and from phrases that several
 * gallery scenarios share. Frozen: every link needs it as it is, so that another dictionary makes another version of links.
 */
const characters =
  'AccessAnalyzer"ValidatePolicy"acm:"apigateway:"athena:StartQueryExecution"autoscaling:"bedrock:InvokeModel"c' +
  'loudformation:CreateStack"cloudfront:CreateInvalidation"cloudtrail:StopLogging"cloudwatch:PutMetricData"code' +
  'build:StartBuild"codepipeline:"cognito-idp:"config:"ecr:GetAuthorizationToken"ecr:BatchCheckLayerAvailabilit' +
  'y"ecr:GetDownloadUrlForLayer"ecr:BatchGetImage"ecs:UpdateService"eks:DescribeCluster"elasticloadbalancing:"e' +
  'vents:PutEvents"execute-api:Invoke"glue:GetTable"guardduty:"iam:CreateUser"iam:CreateRole"iam:AttachRolePoli' +
  'cy"iam:PutRolePolicy"iam:CreateServiceLinkedRole"iam:CreateAccessKey"iam:ListUsers"iam:GetUser"iam:GetRole"k' +
  'inesis:PutRecord"lambda:CreateFunction"lambda:UpdateFunctionCode"lambda:InvokeFunction"logs:CreateLogGroup"l' +
  'ogs:CreateLogStream"logs:PutLogEvents"organizations:LeaveOrganization"rds:DescribeDBInstances"route53:Change' +
  'ResourceRecordSets"secretsmanager:GetSecretValue"ssm:GetParameter"ssm:GetParameters"ssm:StartSession"states:' +
  'StartExecution"sns:Publish"sqs:SendMessage"sqs:ReceiveMessage"sqs:DeleteMessage"kms:CreateGrant"kms:Describe' +
  'Key"kms:GenerateDataKey*"kms:ReEncrypt*"kms:Encrypt"kms:Decrypt"ec2:StartInstances"ec2:StopInstances"ec2:Ter' +
  'minateInstances"ec2:CreateTags"ec2:RunInstances"ec2:Describe*"ec2:DescribeInstances"dynamodb:Query"dynamodb:' +
  'UpdateItem"dynamodb:DeleteItem"dynamodb:PutItem"dynamodb:GetItem"s3:ListAllMyBuckets"s3:GetBucketLocation"s3' +
  ':GetObjectVersion"s3:PutObjectAcl"s3:DeleteObject"s3:ListBucket"s3:Get*"s3:List*"sts:TagSession"sts:SetSourc' +
  'eIdentity"sts:GetCallerIdentity"sts:GetFederationToken"sts:GetSessionToken"sts:AssumeRoleWithSAML"sts:Assume' +
  'RoleWithWebIdentity"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"arn:aws:iam::aws:policy' +
  '/AdministratorAccess"arn:aws:iam::aws:policy/PowerUserAccess"arn:aws:iam::aws:policy/IAMReadOnlyAccess"arn:a' +
  'ws:iam::aws:policy/AmazonS3ReadOnlyAccess"arn:aws:iam::aws:policy/ReadOnlyAccess"RCPFullAWSAccess"apigateway' +
  '.amazonaws.com"events.amazonaws.com"codebuild.amazonaws.com"cloudtrail.amazonaws.com"cloudformation.amazonaw' +
  's.com"delivery.logs.amazonaws.com"states.amazonaws.com"sns.amazonaws.com"s3.amazonaws.com"ecs-tasks.amazonaw' +
  's.com"sts.amazonaws.com"oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE:sub"system:serv' +
  'iceaccount:default:app"repo:example-org/example-repo:ref:refs/heads/main"repo:org/app:environment:prod"https' +
  '://signin.aws.amazon.com/saml"SAML:aud"Authorization"bucket-owner-full-control"aws:kms"AES256"aws:SourceAcco' +
  'unt"aws:SourceArn"aws:PrincipalOrgID"aws:PrincipalArn"aws:PrincipalTag/"aws:ResourceTag/"aws:RequestTag/"aws' +
  ':MultiFactorAuthPresent"aws:SecureTransport"${aws:username}"${aws:PrincipalTag/team}"${aws:userid}"203.0.113' +
  '.0/24"198.51.100.0/24"192.0.2.0/24"2026-01-01T00:00:00Z"us-west-2"eu-central-1"eu-west-1"engineering"product' +
  'ion"developers"development"staging"security"management"sandbox"logging"Workloads"Administrator"Developer"Dep' +
  'loy"Pipeline"ReadOnly"Auditor"permissions"boundary"bob"dave"carol"alice". A policy that names the **account*' +
  '* does not name the user. The **permissions boundary** is the most that its permissions can be: it grants no' +
  'thing. A **service control policy** limits every principal of the member accounts, but not the management ac' +
  'count. The **session policy** that was passed when the role was assumed. An explicit deny always wins. The *' +
  "*key policy** must allow it. Across accounts, both sides must allow it: the caller's account and the resour" +
  "ce's account. The condition key is absent from the request. The operator does not match. Multi-factor authe" +
  'ntication (MFA) is required to assume the role. A partner must send the external id, which GitHub Actions wi' +
  'th OpenID Connect does not need. Without it, nobody can. It needs no permission of its own, because the reso' +
  "urce-based policy grants it. Only the bucket's owner may delete the object. Every request is denied unless " +
  "it comes from the organization's network through the VPC endpoint. Here is why: the identity-based policy a" +
  'llows all actions on every resource, and so does the user from another account. Someone who has the same pol' +
  "icies with wildcards can also do more than they should. The instance profile's credentials expire after one" +
  ' hour. The user may not "The role may not be assumed by "The session may "may read the table"may list the bu' +
  'cket"may write the object"may delete it"cannot be "is denied without MFA"with the external id"without the co' +
  'ndition"from another account"GitHub Actions assumes the role"Lambda assumes the role"An administrator "A dev' +
  'eloper assumes the role"alice assumes the role"reads an object"AllowListBucket"DenyUnencrypted"RequireMfa"De' +
  'nyOutsideOrganization"AllowAssumeRole"AssumeTheRole"ReadObjects"WriteLogs"ListTheBucket"TrustTheAccount"\x82' +
  '/accounts/111122223333/."\x8d{\x97\xe3\x82/accounts/11112222333"\x8d{\x97\xe3\x82/accounts/111122223333\x8d{' +
  '\x97\xe3\x82/accounts/111122223333/\x17arn:aws:s3:::example-bucket"\x80arn:aws:s3:::example-bucke\x82/accoun' +
  'ts/111122223333/r{\x97\xe3\x82/accounts/111122223333/r\x82/accounts/111122223333/role/accounts/111122223333/' +
  'rolesaccounts/111122223333/roles/aws:iam::111122223333:user/dws:iam::111122223333:user/des:iam::111122223333' +
  ':user/dev:iam::111122223333:user/dev"rn:aws:s3:::example-bucket"\x18MayBecomeThisRole"\x97\xe3\x82/accounts/' +
  '111122223333/ro\xe3\x82/accounts/111122223333/rol"\x81arn:aws:iam::111122223333:\x81arn:aws:iam::11112222333' +
  '3:raws:iam::111122223333:role/Dws:iam::111122223333:role/Des"arn:aws:iam::111122223333:"\x82/accounts/111122' +
  '223333/EC2MayBecomeThisRole"s:iam::111122223333:role/Dep:iam::111122223333:role/Depliam::111122223333:role/D' +
  'eploam::111122223333:role/Deploy\x82/accounts/111122223333/user/accounts/111122223333/usersaccounts/11112222' +
  '3333/users/"\xa2EC2MayBecomeThisRole"\xf0ccounts/111122223333/roles/Dcounts/111122223333/roles/De/roles/Depl' +
  'oy/trustPolicy"}\x14y"arn:aws:iam::111122223333:m::111122223333:role/Deploy"."\x8d{\x97#1"\x82/accounts/1111' +
  '22223"\x8d{\x97#1"\x82/accounts/1111222233\x8d{\x97#1"\x82/accounts/11112222333{\x97#1"\x82/accounts/1111222' +
  '23333\x97#1"\x82/accounts/111122223333//policies/0/document"}\x14\x17\xf3\x11arn:aws:iam::111122223333:ounts' +
  '/111122223333/roles/Depunts/111122223333/roles/Depl"\xf0arn:aws:iam::111122223333:\xf0arn:aws:iam::111122223' +
  '333:r\x1b\x17arn:aws:s3:::example-bucken:aws:s3:::example-bucket"\x18}\x03ReadTheBucket"\x0bReadObjects"Read' +
  'TheBucket"\x0bReadObjects"\x80eadTheBucket"\x0bReadObjects"\x80\xf6\xb4EC2 obtains the role\'s credEC2 obtai' +
  "ns the role's credeC2 obtains the role's creden2 obtains the role's credent obtains the role's credentio" +
  "btains the role's credentiabtains the role's credentialtains the role's credentialsains the role's crede" +
  'ntials"ins the role\'s credentials"\xf0ns the role\'s credentials"\xf0as the role\'s credentials"\xf0ar the ' +
  "role's credentials\"\xf0arnthe role's credentials\"\xf0arn:he role's credentials\"\xf0arn:ae role's credent" +
  'ials"\xf0arn:aw role\'s credentials"\xf0arn:awsrole\'s credentials"\xf0arn:aws:ole\'s credentials"\xf0arn:aw' +
  's:ile\'s credentials"\xf0arn:aws:iae\'s credentials"\xf0arn:aws:iam\'s credentials"\xf0arn:aws:iam:s credent' +
  'ials"\xf0arn:aws:iam:: credentials"\xf0arn:aws:iam::1credentials"\xf0arn:aws:iam::11{\x13#1"\x11A role "\x14' +
  '\x17\xf3\x8f\x18\x15\xcco-exampleorgid"999988887777"{\x98r-ab12"\xa1\x14\xf2\xa0\x14{\x98ou-ab12-11111111"' +
  '\x10Workloads"\x14{\x8e\x18\x8f\x18}}}}\x17vpcEndpoints"\x17vpce-0a1b2c3d"{\x9bvpc-0a1b2c3d"\x9cus-east-1"' +
  '\x1c\x02[]}\x08\x13arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"\xee\xdb\x17t' +
  'oken.actions.githubusercontent.com:aud"sts.amazonaws.com"\x17token.actions.githubusercontent.com:sub"repo:or' +
  'g/app:*"\x08\x13arn:aws:iam::111122223333:saml-provider/Okta"sts:AssumeRoleWithSAML"\xd2SAML:aud"https://sig' +
  'nin.aws.amazon.com/saml"\x08\x11arn:aws:iam::444455556666:root"\x81\xd2sts:ExternalId"example-"\x08\x11\xf7' +
  '\x81\xd0aws:MultiFactorAuthPresent"\xe4\xae\x1f\x1f\xd1aws:MultiFactorAuthPresent"\xe5\xac\x1f\xeb\x15arn:aw' +
  's:s3:::example-bucket"\xf6\xd0aws:SecureTransport"\xe5\xae\x1f\x1f\xd4aws:RequestedRegion"\x15eu-central-1"u' +
  's-east-1"\x00\x07\x11\xf7kms:*"\x1f\x00\x06\x12ecs-tasks.amazonaws.com"\x81\x00\x05\x1f\x1f\x00\x05\x15\x80' +
  '\xec\xf6\x00\x05\xeb\x1f\x03permissions"\x05\x81arn:aws:iam::444455556666:role/"\xba""arn:aws:sts::111122223' +
  '333:federated-user/"\xefarn:aws:lambda:us-east-1:111122223333:function:example"\x17iam:PassedToService"\xf1' +
  '\x86\x19""arn:aws:iam::111122223333:user/alice"dynamodb:GetItem"arn:aws:dynamodb:us-east-1:111122223333:tabl' +
  'e/Orders"\x1b""arn:aws:sts::111122223333:assumed-role/App/ci"kms:Decrypt"arn:aws:kms:us-east-1:111122223333:' +
  'key/1234abcd-12ab-34cd-56ef-1234567890ab"arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/example:*' +
  '"arn:aws:sqs:us-east-1:111122223333:example-queue"arn:aws:sns:us-east-1:111122223333:example-topic"arn:aws:e' +
  'c2:us-east-1:111122223333:instance/i-0abc123"arn:aws:secretsmanager:us-east-1:111122223333:secret:\xb4""arn:' +
  'aws:iam::111122223333:user/alice"arn:aws:iam::111122223333:role/App"ci"\xf5\x1c""\xf5\x80arn:aws:s3:::exampl' +
  'e-bucket/report.csv"\x1d""\xf5\xedarn:aws:s3:::example-bucket"{\\n  \\"Version\\": \\"2012-10-17\\",\\n  \\"' +
  'Statement\\": [\\n    {\\n      \\"Sid\\": \\"\\",\\n      \\"Effect\\": \\"Allow\\",\\n      \\"Principal\\' +
  '": {\\n        \\"Service\\": \\"ec2.amazonaws.com\\"\\n      },\\n      \\"Action\\": [\\n        \\"\\",\\' +
  'n      \\"Resource\\": \\"*\\",\\n      \\"Condition\\": {\\n    }\\n  ]\\n}\xe2\x80\x9cVersion\xe2\x80\x9d:' +
  ' \xe2\x80\x9c2012-10-17\xe2\x80\x9d';

export const dictionary: Uint8Array<ArrayBuffer> = Uint8Array.from(characters, (character) => character.charCodeAt(0));
