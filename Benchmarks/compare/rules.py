"""The rules that every engine runs: one neutral table, from which each dialect is derived.

A rule holds for a record when each clause of `all` holds and none of `none` does. A clause names a field of the raw
CloudTrail record, by its dotted path, an operator and the values of which one is enough. Comparisons are
case-sensitive. A field that is absent, null or no text has no value: only `absent` holds for it.
"""

from dataclasses import asdict, dataclass, field

OPERATORS = ("is", "begins", "ends", "contains", "exists", "absent")


@dataclass(frozen=True)
class Clause:
    field: str
    operator: str
    values: tuple[str, ...] = ()

    def __post_init__(self):
        assert self.operator in OPERATORS, self.operator
        assert bool(self.values) != (self.operator in ("exists", "absent")), self


@dataclass(frozen=True)
class Rule:
    name: str
    all: tuple[Clause, ...]
    none: tuple[Clause, ...] = field(default=())
    id: str = ""

    @property
    def plain(self) -> dict:
        """As JSON takes it."""
        return asdict(self)

    @staticmethod
    def of(plain: dict) -> "Rule":
        def clauses(key):
            return tuple(Clause(c["field"], c["operator"], tuple(c["values"])) for c in plain[key])

        return Rule(plain["name"], clauses("all"), clauses("none"), plain["id"])

    @property
    def actions(self) -> tuple[str, ...] | None:
        """The calls that the rule is about, or None when it does not say."""
        return next((c.values for c in self.all if c.field == "eventName" and c.operator == "is"), None)


def _is(name, *values):
    return Clause(name, "is", values)


def _begins(name, *values):
    return Clause(name, "begins", values)


def _ends(name, *values):
    return Clause(name, "ends", values)


def _contains(name, *values):
    return Clause(name, "contains", values)


def _call(service, *names):
    return (_is("eventSource", f"{service}.amazonaws.com"), _is("eventName", *names))


_done = Clause("errorCode", "absent")
_denied = _is("errorCode", "AccessDenied", "Client.UnauthorizedOperation", "UnauthorizedOperation")
_role = _is("userIdentity.type", "AssumedRole")
_by_service = Clause("userIdentity.invokedBy", "exists")
_script = _begins("userAgent", "Boto3/", "aws-cli/", "python-requests/", "curl/")


def _parameter(name):
    return f"requestParameters.{name}"


_TABLE = [
    # Logging and detection are weakened.
    Rule("trail stopped or deleted", (*_call("cloudtrail", "StopLogging", "DeleteTrail"), _done)),
    Rule("trail changed", (*_call("cloudtrail", "UpdateTrail", "PutEventSelectors"), _done)),
    Rule("flow logs deleted", (*_call("ec2", "DeleteFlowLogs"), _done)),
    Rule("log group deleted", (*_call("logs", "DeleteLogGroup", "DeleteLogStream"), _done)),
    Rule("detector deleted", (*_call("guardduty", "DeleteDetector", "UpdateDetector", "DeleteMembers"), _done)),
    Rule("recorder stopped", (*_call("config", "StopConfigurationRecorder", "DeleteConfigurationRecorder"), _done)),
    Rule("alarm deleted", (*_call("monitoring", "DeleteAlarms", "DisableAlarmActions"), _done)),
    Rule("security hub turned off", (*_call("securityhub", "DisableSecurityHub", "BatchDisableStandards"), _done)),
    Rule("bucket's lifecycle set", (*_call("s3", "PutBucketLifecycle"), _contains(_parameter("bucketName"), "log"))),
    Rule("bucket's configuration deleted", (
        *_call("s3", "DeleteBucketPolicy", "DeleteBucketReplication", "DeleteBucketEncryption", "DeleteBucketLifecycle"),
        _done)),
    # Identities are made, or made more powerful.
    Rule("user created", (*_call("iam", "CreateUser"), _done)),
    Rule("access key created", (*_call("iam", "CreateAccessKey"), _done), (_by_service,)),
    Rule("login profile set", (*_call("iam", "CreateLoginProfile", "UpdateLoginProfile"), _done)),
    Rule("administrator policy attached", (
        *_call("iam", "AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy"),
        _ends(_parameter("policyArn"), "/AdministratorAccess", "/IAMFullAccess", "/PowerUserAccess"))),
    Rule("policy attached by hand", (
        *_call("iam", "AttachRolePolicy", "AttachUserPolicy"), _begins("userAgent", "aws-cli/", "Mozilla/"))),
    Rule("inline policy written", (*_call("iam", "PutUserPolicy", "PutRolePolicy", "PutGroupPolicy"), _done)),
    Rule("trust changed", (*_call("iam", "UpdateAssumeRolePolicy"), _done)),
    Rule("policy version made", (*_call("iam", "CreatePolicyVersion", "SetDefaultPolicyVersion"), _done)),
    Rule("MFA device removed", (*_call("iam", "DeactivateMFADevice", "DeleteVirtualMFADevice"), _done)),
    Rule("provider made", (*_call("iam", "CreateSAMLProvider", "CreateOpenIDConnectProvider"), _done)),
    Rule("instance profile changed", (
        *_call("iam", "AddRoleToInstanceProfile", "RemoveRoleFromInstanceProfile"), _done), (_by_service,)),
    Rule("anchor made", (*_call("rolesanywhere", "CreateTrustAnchor", "CreateProfile"), _done)),
    Rule("user deleted", (*_call("iam", "DeleteUser", "DeleteLoginProfile", "DeleteAccessKey"), _done)),
    # Sign-in.
    Rule("console sign-in failed", (
        *_call("signin", "ConsoleLogin"), _is("responseElements.ConsoleLogin", "Failure"))),
    Rule("console sign-in without MFA", (
        *_call("signin", "ConsoleLogin"), _is("responseElements.ConsoleLogin", "Success"),
        _is("additionalEventData.MFAUsed", "No"), _is("userIdentity.type", "IAMUser"))),
    Rule("root did something", (_is("userIdentity.type", "Root"), Clause("eventName", "exists")), (
        _by_service, _is("eventName", "ConsoleLogin"))),
    Rule("password recovery", (*_call("signin", "PasswordRecoveryRequested", "PasswordUpdated"),)),
    # Discovery.
    Rule("who am I, by a script", (*_call("sts", "GetCallerIdentity"), _script, _role)),
    Rule("account's authorisations read", (*_call("iam", "GetAccountAuthorizationDetails"),)),
    Rule("users listed by a script", (*_call("iam", "ListUsers", "ListRoles", "ListPolicies"), _script)),
    Rule("regions enumerated", (*_call("ec2", "DescribeRegions"), _begins("userAgent", "aws-cli/"))),
    Rule("password policy read", (*_call("iam", "GetAccountPasswordPolicy"),)),
    Rule("user data read", (
        *_call("ec2", "DescribeInstanceAttribute"), _is(_parameter("attribute"), "userData"))),
    Rule("calls denied to a user", (_denied, _is("userIdentity.type", "IAMUser"))),
    Rule("denied, and the agent is a known tool", (
        _denied, _contains("userAgent", "pacu", "stratus-red-team", "kali", "parrot", "cloudfox", "trufflehog"))),
    # Credentials and data.
    Rule("password data of an instance read", (*_call("ec2", "GetPasswordData"),)),
    Rule("secrets read in bulk", (*_call("secretsmanager", "BatchGetSecretValue"),)),
    Rule("secret of production read by a person", (
        *_call("secretsmanager", "GetSecretValue"), _contains(_parameter("secretId"), "prod"),
        _contains("userIdentity.arn", "AWSReservedSSO_", ":user/"))),
    Rule("secret deleted", (*_call("secretsmanager", "DeleteSecret", "PutResourcePolicy"), _done)),
    Rule("snapshot shared", (
        *_call("ec2", "ModifySnapshotAttribute"), _is(_parameter("attributeType"), "CREATE_VOLUME_PERMISSION"))),
    Rule("image shared", (*_call("ec2", "ModifyImageAttribute"), _is(_parameter("attributeType"), "launchPermission"))),
    Rule("database snapshot shared", (
        *_call("rds", "ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute"), _done)),
    Rule("bucket policy written", (*_call("s3", "PutBucketPolicy", "PutBucketAcl"), _done), (_by_service,)),
    Rule("object of a backup deleted", (
        *_call("s3", "DeleteObject", "DeleteObjects"), _contains(_parameter("bucketName"), "backup"), _done)),
    Rule("ransom note uploaded", (
        *_call("s3", "PutObject"), _contains(_parameter("key"), "ransom", "HOW_TO_DECRYPT", "readme_for_decrypt"))),
    Rule("key disabled", (*_call("kms", "DisableKey", "ScheduleKeyDeletion", "DeleteImportedKeyMaterial"), _done)),
    # Execution and movement.
    Rule("command sent", (*_call("ssm", "SendCommand", "StartSession"), _done)),
    Rule("serial console used", (*_call("ec2-instance-connect", "SendSSHPublicKey", "SendSerialConsoleSSHPublicKey"),)),
    Rule("function's code changed", (
        _is("eventSource", "lambda.amazonaws.com"), _begins("eventName", "UpdateFunctionCode", "PublishLayerVersion"),
        _done)),
    Rule("role of an administrator assumed across regions", (
        *_call("sts", "AssumeRole"), _contains(_parameter("roleArn"), "OrganizationAccountAccessRole", ":role/admin"),
        _done), (_is("awsRegion", "us-east-1"), _by_service)),
]

RULES = [
    Rule(rule.name, rule.all, rule.none, f"00000000-0000-4000-8000-{number:012d}") for number, rule in enumerate(_TABLE, 1)
]
assert len(RULES) == 50, len(RULES)

FIELDS = sorted({clause.field for rule in RULES for clause in rule.all + rule.none} | {"eventID"})
