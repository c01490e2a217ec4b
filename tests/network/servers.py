"""Servers on this machine's loopback, and what mounts them here. Each is ended by the process that was started for it."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

SMB_PORT = 14450
NFS_PORT = 12049
SSH_PORT = 14422

SMB = '''[global]
 server role = standalone server
 interfaces = lo
 bind interfaces only = yes
 smb ports = {port}
 disable netbios = yes
 lock directory = {folder}/lock
 state directory = {folder}/state
 cache directory = {folder}/cache
 private dir = {folder}/private
 pid directory = {folder}/pid
 ncalrpc dir = {folder}/ncalrpc
 log file = {folder}/log
 map to guest = Bad User
 guest account = root
 load printers = no
 printcap name = /dev/null
 disable spoolss = yes
 server min protocol = SMB2
 kernel oplocks = no
[ws]
 path = {share}
 read only = no
 guest ok = yes
 force user = root
'''

NFS = '''NFS_CORE_PARAM {{ NFS_Port={port}; MNT_Port={port1}; NLM_Port={port2}; Rquota_Port={port3}; Bind_addr=127.0.0.1;
  Protocols=4; Enable_UDP=false; Enable_NLM=false; Enable_RQUOTA=false; Plugins_Dir={root}/usr/lib/x86_64-linux-gnu/ganesha; }}
NFSV4 {{ Grace_Period=5; Lease_Lifetime=10; Graceless=true; RecoveryRoot={folder}/recovery; RecoveryBackend=fs;
  Minor_Versions=0,1,2; Allow_Numeric_Owners=true; Only_Numeric_Owners=true; IdmapConf={folder}/idmapd.conf; }}
EXPORT_DEFAULTS {{ SecType=sys; Squash=None; Protocols=4; Access_Type=RW; }}
EXPORT {{ Export_Id=77; Path={share}; Pseudo=/ws; Access_Type=RW; Squash=None; SecType=sys; Transports=TCP;
  Protocols=4; FSAL {{ Name=VFS; }} }}
'''

SSH = '''ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
PidFile {folder}/pid
AuthorizedKeysFile {folder}/user.pub
PasswordAuthentication no
UsePAM no
StrictModes no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
'''


def wait_for(what, condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f'waited {seconds} s for {what}')
        time.sleep(0.2)


def is_listening(port):
    said = subprocess.run(['ss', '-ltnH', f'sport = :{port}'], capture_output=True, text=True, check=True).stdout
    return bool(said.strip())


class Server:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        # In memory: no server dies here, and its disk would be what most of the time is waited for.
        self.share = pathlib.Path(tempfile.mkdtemp(prefix='accord-share-', dir='/dev/shm'))
        self.share.chmod(0o777)
        self.children = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stop()

    def spawn(self, command, environment=None):
        with open(self.folder / 'output', 'ab') as output:
            # In a group of its own: smbd ends all of its group when it ends.
            child = subprocess.Popen(command, stdout=output, stderr=output, env=environment, start_new_session=True)
        self.children.append(child)
        return child

    def stop(self):
        for child in reversed(self.children):
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
        shutil.rmtree(self.share, ignore_errors=True)


class Samba(Server):
    def __init__(self, folder):
        super().__init__(folder)
        for name in ('lock', 'state', 'cache', 'private', 'pid', 'ncalrpc'):
            (self.folder / name).mkdir()
        configuration = self.folder / 'smb.conf'
        configuration.write_text(SMB.format(folder=self.folder, share=self.share, port=SMB_PORT))
        subprocess.run(['smbpasswd', '-c', str(configuration), '-s', '-a', 'root'], input='pw\npw\n', text=True, check=True,
                       capture_output=True)
        self.spawn(['/usr/sbin/smbd', '-F', '--no-process-group', '-s', str(configuration)])
        wait_for('the SMB server', lambda: is_listening(SMB_PORT))

    def mount(self, options=''):
        return (f'mount -t cifs //10.0.2.2/ws /mnt/share -o '
                f'ip=10.0.2.2,port={SMB_PORT},username=root,password=pw,vers=3.1.1{options}')


class Nfs(Server):
    def __init__(self, folder, root):
        super().__init__(folder)
        (self.folder / 'recovery').mkdir()
        (self.folder / 'idmapd.conf').write_text('[General]\nDomain = localdomain\n[Translation]\nMethod = nsswitch\n')
        configuration = self.folder / 'ganesha.conf'
        configuration.write_text(NFS.format(folder=self.folder, share=self.share, root=root, port=NFS_PORT, port1=NFS_PORT + 1,
                                            port2=NFS_PORT + 2, port3=NFS_PORT + 3))
        libraries = [f'{root}/usr/lib/ganesha', f'{root}/usr/lib/x86_64-linux-gnu', f'{root}/lib/x86_64-linux-gnu']
        self.spawn([f'{root}/usr/bin/ganesha.nfsd', '-F', '-L', str(self.folder / 'log'), '-f', str(configuration), '-N',
                    'EVENT', '-p', str(self.folder / 'pid')], dict(os.environ, LD_LIBRARY_PATH=':'.join(libraries)))
        wait_for('the NFS server', lambda: is_listening(NFS_PORT))

    def mount(self, options=''):
        return (f'mount -t nfs4 10.0.2.2:/ws /mnt/share -o '
                f'addr=10.0.2.2,clientaddr=10.0.2.15,port={NFS_PORT},vers=4.2,hard,proto=tcp{options}')


class Sshfs(Server):
    """Mounted on this machine, at `mounted`."""

    def __init__(self, folder):
        super().__init__(folder)
        for key in ('host', 'user'):
            subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', str(self.folder / key)], check=True)
        os.makedirs('/run/sshd', exist_ok=True)
        configuration = self.folder / 'sshd_config'
        configuration.write_text(SSH.format(folder=self.folder, port=SSH_PORT))
        self.spawn(['/usr/sbin/sshd', '-D', '-f', str(configuration)])
        wait_for('the SSH server', lambda: is_listening(SSH_PORT))
        self.mounted = self.folder / 'mounted'
        self.mounted.mkdir()
        self.spawn(['sshfs', '-f', '-p', str(SSH_PORT), '-o', f'IdentityFile={self.folder}/user', '-o',
                    'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', f'root@127.0.0.1:{self.share}',
                    str(self.mounted)])
        wait_for('sshfs', lambda: os.path.ismount(self.mounted))

    def stop(self):
        subprocess.run(['fusermount3', '-u', str(self.mounted)], check=False, capture_output=True)
        super().stop()


class Gvfs(Server):
    """What a file manager does with smb://: a bus, a daemon and its FUSE of their own."""

    def __init__(self, folder):
        super().__init__(folder)
        runtime = self.folder / 'run'
        self.root = runtime / 'gvfs'
        self.root.mkdir(parents=True)
        runtime.chmod(0o700)
        address = f'unix:path={runtime}/bus'
        environment = dict(os.environ, XDG_RUNTIME_DIR=str(runtime), HOME=str(self.folder), GIO_USE_VFS='gvfs',
                           DBUS_SESSION_BUS_ADDRESS=address)
        self.spawn(['dbus-daemon', '--session', '--nofork', f'--address={address}'], environment)
        wait_for('the bus', (runtime / 'bus').exists)
        self.spawn(['/usr/libexec/gvfsd', '--no-fuse'], environment)
        self.spawn(['/usr/libexec/gvfsd-fuse', '-f', str(self.root)], environment)
        wait_for('gvfs', lambda: os.path.ismount(self.root))
        subprocess.run(['gio', 'mount', '-a', f'smb://127.0.0.1:{SMB_PORT}/ws'], env=environment, check=True,
                       capture_output=True, timeout=60)
        wait_for('the share', lambda: any(self.root.iterdir()))
        self.mounted = next(self.root.iterdir())

    def stop(self):
        subprocess.run(['fusermount3', '-u', str(self.root)], check=False, capture_output=True)
        super().stop()
