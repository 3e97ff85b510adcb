# SPDX-FileCopyrightText: The Streamloupe authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.ps1 SETUP.exe: the short half of check.sh on a real Windows: installs for one user, runs, removes, and looks for
# what is left.
param([Parameter(Mandatory)] [string] $Setup)
$ErrorActionPreference = 'Stop'

function Run([string] $Program, [string[]] $Arguments) {
    $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
    if ($process.ExitCode -ne 0) { throw "$Program $Arguments ended with $($process.ExitCode)" }
}

$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Streamloupe'
Run $Setup '/S', '/CurrentUser'
$folder = (Get-ItemProperty $key).InstallLocation
& "$folder\streamloupe-cli.exe" --version
if ($LASTEXITCODE -ne 0) { throw 'streamloupe-cli does not run' }
$picture = Join-Path $env:TEMP 'streamloupe.png'
Run "$folder\streamloupe.exe" '--demo', '--render', $picture, '--size', '1600x1000'
if (-not (Test-Path $picture)) { throw 'the window was not drawn' }

# The uninstaller goes on in a copy of itself; with _? it does not, and leaves itself behind.
Run "$folder\Uninstall.exe" '/S', '/CurrentUser', '/REMOVEDATA', "_?=$folder"
Remove-Item "$folder\Uninstall.exe"
$left = @(Get-ChildItem -Recurse $folder)
if ($left) { throw "left behind: $left" }
foreach ($name in $key, 'HKCU:\Software\Streamloupe', 'HKCU:\Software\Classes\Streamloupe.Session') {
    if (Test-Path $name) { throw "left in the registry: $name" }
}
Write-Host 'check: installed, ran, removed'
