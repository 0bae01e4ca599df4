/// A technique or sub-technique of ATT&CK for enterprises that bears on cloud accounts.
struct AttackTechnique: Sendable {
  /// Without its technique's name in front.
  let name: String
  /// By tag, as in `AttackTactic`; sub-techniques serve those of their technique.
  let tactics: [String]

  /// By id. Names and tactics as of version 19, and the ids that version withdrew, which older rules carry.
  static let all: [String: AttackTechnique] = {
    var all: [String: AttackTechnique] = [:]
    for line in table.split(separator: "\n") {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 3 else { continue }
      var tactics = columns[2].split(separator: " ").map(String.init)
      if tactics.contains("stealth") || tactics.contains("defense-impairment") { tactics.append("defense-evasion") }
      all[columns[0]] = AttackTechnique(name: columns[1], tactics: tactics)
    }
    return all
  }()

  private static let table = """
    T1003|OS Credential Dumping|credential-access
    T1005|Data from Local System|collection
    T1016|System Network Configuration Discovery|discovery
    T1018|Remote System Discovery|discovery
    T1020|Automated Exfiltration|exfiltration
    T1021|Remote Services|lateral-movement
    T1021.004|SSH|
    T1021.007|Cloud Services|
    T1021.008|Direct Cloud VM Connections|
    T1033|System Owner/User Discovery|discovery
    T1036|Masquerading|stealth
    T1040|Network Sniffing|credential-access discovery
    T1041|Exfiltration Over C2 Channel|exfiltration
    T1046|Network Service Discovery|discovery
    T1048|Exfiltration Over Alternative Protocol|exfiltration
    T1049|System Network Connections Discovery|discovery
    T1057|Process Discovery|discovery
    T1059|Command and Scripting Interpreter|execution
    T1059.001|PowerShell|
    T1059.003|Windows Command Shell|
    T1059.004|Unix Shell|
    T1059.009|Cloud API|
    T1068|Exploitation for Privilege Escalation|privilege-escalation
    T1069|Permission Groups Discovery|discovery
    T1069.003|Cloud Groups|
    T1070|Indicator Removal|stealth
    T1071|Application Layer Protocol|command-and-control
    T1072|Software Deployment Tools|execution lateral-movement
    T1074|Data Staged|collection
    T1074.002|Remote Data Staging|
    T1078|Valid Accounts|initial-access persistence privilege-escalation stealth
    T1078.001|Default Accounts|
    T1078.002|Domain Accounts|
    T1078.003|Local Accounts|
    T1078.004|Cloud Accounts|
    T1080|Taint Shared Content|lateral-movement
    T1082|System Information Discovery|discovery
    T1083|File and Directory Discovery|discovery
    T1087|Account Discovery|discovery
    T1087.004|Cloud Account|
    T1090|Proxy|command-and-control
    T1098|Account Manipulation|persistence privilege-escalation
    T1098.001|Additional Cloud Credentials|
    T1098.003|Additional Cloud Roles|
    T1098.004|SSH Authorized Keys|
    T1098.005|Device Registration|
    T1098.006|Additional Container Cluster Roles|
    T1102|Web Service|command-and-control
    T1105|Ingress Tool Transfer|command-and-control
    T1110|Brute Force|credential-access
    T1110.001|Password Guessing|
    T1110.003|Password Spraying|
    T1110.004|Credential Stuffing|
    T1119|Automated Collection|collection
    T1133|External Remote Services|initial-access persistence
    T1136|Create Account|persistence
    T1136.003|Cloud Account|
    T1190|Exploit Public-Facing Application|initial-access
    T1195|Supply Chain Compromise|initial-access
    T1199|Trusted Relationship|initial-access
    T1201|Password Policy Discovery|discovery
    T1204|User Execution|execution
    T1204.003|Malicious Image|
    T1210|Exploitation of Remote Services|lateral-movement
    T1211|Exploitation for Defense Evasion|stealth
    T1212|Exploitation for Credential Access|credential-access
    T1213|Data from Information Repositories|collection
    T1213.006|Databases|
    T1484|Domain or Tenant Policy Modification|privilege-escalation defense-impairment
    T1484.002|Trust Modification|
    T1485|Data Destruction|impact
    T1485.001|Lifecycle-Triggered Deletion|
    T1486|Data Encrypted for Impact|impact
    T1489|Service Stop|impact
    T1490|Inhibit System Recovery|impact
    T1491|Defacement|impact
    T1491.002|External Defacement|
    T1496|Resource Hijacking|impact
    T1496.001|Compute Hijacking|
    T1496.004|Cloud Service Hijacking|
    T1498|Network Denial of Service|impact
    T1499|Endpoint Denial of Service|impact
    T1505|Server Software Component|persistence
    T1518|Software Discovery|discovery
    T1518.001|Security Software Discovery|
    T1525|Implant Internal Image|persistence
    T1526|Cloud Service Discovery|discovery
    T1528|Steal Application Access Token|credential-access
    T1530|Data from Cloud Storage|collection
    T1531|Account Access Removal|impact
    T1534|Internal Spearphishing|lateral-movement
    T1535|Unused/Unsupported Cloud Regions|stealth
    T1537|Transfer Data to Cloud Account|exfiltration
    T1538|Cloud Service Dashboard|discovery
    T1539|Steal Web Session Cookie|credential-access
    T1546|Event Triggered Execution|persistence privilege-escalation
    T1548|Abuse Elevation Control Mechanism|privilege-escalation
    T1548.005|Temporary Elevated Cloud Access|
    T1550|Use Alternate Authentication Material|lateral-movement stealth
    T1550.001|Application Access Token|
    T1550.004|Web Session Cookie|
    T1552|Unsecured Credentials|credential-access
    T1552.001|Credentials In Files|
    T1552.004|Private Keys|
    T1552.005|Cloud Instance Metadata API|
    T1552.007|Container API|
    T1555|Credentials from Password Stores|credential-access
    T1555.006|Cloud Secrets Management Stores|
    T1556|Modify Authentication Process|credential-access persistence
    T1556.006|Multi-Factor Authentication|
    T1556.007|Hybrid Identity|
    T1556.009|Conditional Access Policies|
    T1557|Adversary-in-the-Middle|credential-access collection
    T1562|Impair Defenses|stealth defense-impairment
    T1562.001|Disable or Modify Tools|
    T1562.004|Disable or Modify System Firewall|
    T1562.006|Indicator Blocking|
    T1562.007|Disable or Modify Cloud Firewall|
    T1562.008|Disable or Modify Cloud Logs|
    T1565|Data Manipulation|impact
    T1565.001|Stored Data Manipulation|
    T1566|Phishing|initial-access
    T1566.002|Spearphishing Link|
    T1567|Exfiltration Over Web Service|exfiltration
    T1567.002|Exfiltration to Cloud Storage|
    T1578|Modify Cloud Compute Infrastructure|stealth
    T1578.001|Create Snapshot|
    T1578.002|Create Cloud Instance|
    T1578.003|Delete Cloud Instance|
    T1578.004|Revert Cloud Instance|
    T1578.005|Modify Cloud Compute Configurations|
    T1580|Cloud Infrastructure Discovery|discovery
    T1583|Acquire Infrastructure|resource-development
    T1583.001|Domains|
    T1583.006|Web Services|
    T1584|Compromise Infrastructure|resource-development
    T1584.001|Domains|
    T1586|Compromise Accounts|resource-development
    T1586.003|Cloud Accounts|
    T1592|Gather Victim Host Information|reconnaissance
    T1595|Active Scanning|reconnaissance
    T1606|Forge Web Credentials|credential-access
    T1606.002|SAML Tokens|
    T1608|Stage Capabilities|resource-development
    T1608.003|Install Digital Certificate|
    T1609|Container Administration Command|execution
    T1610|Deploy Container|execution stealth
    T1613|Container and Resource Discovery|discovery
    T1619|Cloud Storage Object Discovery|discovery
    T1621|Multi-Factor Authentication Request Generation|credential-access
    T1648|Serverless Execution|execution
    T1651|Cloud Administration Command|execution
    T1657|Financial Theft|impact
    T1685|Disable or Modify Tools|defense-impairment
    T1685.001|Disable or Modify Windows Event Log|
    T1685.002|Disable or Modify Cloud Log|
    T1686|Disable or Modify System Firewall|defense-impairment
    T1686.001|Cloud Firewall|
    """
}
