# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sign.ps1 FILE…: signs programs and installers, where the key is. Nothing of it is ever printed.
#
#   WINDOWS_CERTIFICATE           the code-signing certificate and its key: PKCS #12, as Base64
#   WINDOWS_CERTIFICATE_PASSWORD  its password
#   WINDOWS_TIMESTAMP_SERVER      an RFC 3161 server, if not the default
param([Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Files)
$ErrorActionPreference = 'Stop'

if (-not $env:WINDOWS_CERTIFICATE) {
    Write-Host 'sign: WINDOWS_CERTIFICATE is not set, nothing is signed'
    exit 0
}
$server = if ($env:WINDOWS_TIMESTAMP_SERVER) { $env:WINDOWS_TIMESTAMP_SERVER } else { 'http://timestamp.digicert.com' }
$tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" |
    Sort-Object FullName | Select-Object -Last 1
if (-not $tool) { throw 'signtool.exe was not found' }

# Into the user's store and out of it again, so that the password is on no command line.
$bytes = [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE)
$flags = [Security.Cryptography.X509Certificates.X509KeyStorageFlags]'UserKeySet, PersistKeySet'
$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new(
    $bytes, $env:WINDOWS_CERTIFICATE_PASSWORD, $flags)
$store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
$store.Open('ReadWrite')
$store.Add($certificate)
try {
    foreach ($file in $Files) {
        & $tool.FullName sign /q /sha1 $certificate.Thumbprint /fd SHA256 /td SHA256 /tr $server $file
        if ($LASTEXITCODE -ne 0) { throw "signing $file failed" }
        & $tool.FullName verify /q /pa $file
        if ($LASTEXITCODE -ne 0) { throw "the signature of $file is not accepted" }
    }
} finally {
    $store.Remove($certificate)
    $store.Close()
}
