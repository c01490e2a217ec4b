/* Where a file lies, judged from mount tables as they were read on real machines. */
#include <string.h>

#include "store/mount.h"

#define ROOT "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n"

typedef struct
{
  const char     *label;
  const char     *table;
  const char     *path;
  AccordMountKind kind;
  AccordHazard    hazard;
  const char     *told; /* what the sentence names */
} Case;

static const Case CASES[] = {
  { "a disk", ROOT, "/home/ann/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "btrfs", ROOT "40 22 0:35 /@home /home rw,relatime shared:9 - btrfs /dev/nvme0n1p2 rw,ssd,subvol=/@home\n",
    "/home/ann/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "zfs", "25 1 0:25 / / rw,relatime shared:1 - zfs rpool/ROOT/debian rw,xattr,posixacl\n", "/srv/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "tmpfs", ROOT "33 22 0:30 / /tmp rw,nosuid,nodev shared:12 - tmpfs tmpfs rw,size=8g\n", "/tmp/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a stick of ntfs-3g", ROOT "311 22 8:17 / /media/ann/STICK rw,nosuid,nodev,relatime shared:170 - fuseblk /dev/sdb1 "
    "rw,user_id=0,group_id=0,default_permissions,allow_other,blksize=4096\n", "/media/ann/STICK/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a file system nobody heard of, on a disk of this computer", ROOT "50 22 8:33 / /data rw - newfs /dev/sdc1 rw\n",
    "/data/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a container", "512 390 0:61 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/l/A:/var/lib/docker/l/B,"
    "upperdir=/var/lib/docker/overlay2/f/diff,workdir=/var/lib/docker/overlay2/f/work\n", "/srv/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a process in a folder that is no mount", "29 22 0:25 / /proc rw - proc proc rw\n", "/build/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },

  { "SMB", ROOT "88 22 0:45 / /mnt/sales rw,relatime shared:33 - cifs //nas/sales rw,vers=3.1.1,cache=strict,"
    "username=ann,uid=1000,file_mode=0755,soft,nounix,serverino,mapposix,rsize=4194304,wsize=4194304,actimeo=1\n",
    "/mnt/sales/team.accord", ACCORD_MOUNT_CIFS, ACCORD_HAZARD_NONE, NULL },
  { "smb3", ROOT "88 22 0:45 / /mnt/sales rw - smb3 //nas/sales rw,vers=3.1.1\n", "/mnt/sales/team.accord",
    ACCORD_MOUNT_CIFS, ACCORD_HAZARD_NONE, NULL },
  { "SMB with nobrl", ROOT "88 22 0:45 / /mnt/sales rw,relatime - cifs //nas/sales rw,vers=3.1.1,cache=strict,nobrl,"
    "mapposix\n", "/mnt/sales/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "nobrl" },
  { "SMB with nobrl among the mount's own options", ROOT "88 22 0:45 / /mnt/sales rw,nobrl - cifs //nas/sales rw\n",
    "/mnt/sales/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "nobrl" },
  { "SMB with a cache of its own", ROOT "88 22 0:45 / /mnt/sales rw - cifs //nas/sales rw,cache=loose\n",
    "/mnt/sales/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "cache=loose" },

  { "NFS 4.2", ROOT "91 22 0:47 / /srv/teams rw,relatime shared:50 - nfs4 filer:/teams rw,vers=4.2,rsize=1048576,"
    "namlen=255,hard,proto=tcp,timeo=600,retrans=2,sec=sys,clientaddr=10.0.2.15,local_lock=none,addr=10.0.2.2\n",
    "/srv/teams/team.accord", ACCORD_MOUNT_NFS, ACCORD_HAZARD_NONE, NULL },
  { "NFS 3 with nolock", ROOT "91 22 0:47 / /srv/teams rw,relatime - nfs filer:/teams rw,vers=3,hard,nolock,proto=tcp,"
    "local_lock=all,addr=10.0.2.2\n", "/srv/teams/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "nolock" },
  { "NFS 3 with locks at home", ROOT "91 22 0:47 / /srv/teams rw - nfs filer:/teams rw,vers=3,local_lock=posix\n",
    "/srv/teams/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "local_lock=posix" },

  { "sshfs", ROOT "120 22 0:52 / /home/ann/remote rw,nosuid,nodev,relatime shared:60 - fuse.sshfs ann@filer:/teams "
    "rw,user_id=1000,group_id=1000\n", "/home/ann/remote/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_FUSE, "sshfs" },
  { "rclone", ROOT "120 22 0:52 / /home/ann/cloud rw - fuse.rclone drive: rw,user_id=1000\n", "/home/ann/cloud/t.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_FUSE, "rclone" },
  { "gvfs", ROOT "130 22 0:60 / /run/user/1000/gvfs rw,nosuid,nodev,relatime - fuse.gvfsd-fuse gvfsd-fuse "
    "rw,user_id=1000,group_id=1000\n", "/run/user/1000/gvfs/smb-share:server=nas,share=sales/team.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_FILE_MANAGER, "file manager" },
  { "9p", ROOT "60 22 0:40 / /mnt/host rw - 9p hostshare rw,access=client,trans=virtio\n", "/mnt/host/team.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_VIRTUAL, "9p" },
  { "virtiofs", ROOT "60 22 0:40 / /mnt/host rw - virtiofs share0 rw\n", "/mnt/host/team.accord", ACCORD_MOUNT_UNSAFE,
    ACCORD_HAZARD_VIRTUAL, "virtiofs" },
  { "a cluster", ROOT "60 22 0:40 / /work rw - lustre 10.0.0.1@tcp:/work rw,flock\n", "/work/team.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_UNKNOWN, "lustre" },
  { "an automount that did not come", ROOT "61 22 0:41 / /net rw - autofs systemd-1 rw,fd=49,direct\n",
    "/net/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_UNKNOWN, "autofs" },

  { "the longest mount point counts", ROOT "88 22 0:45 / /mnt rw - cifs //nas/all rw,nobrl\n"
    "89 88 8:17 / /mnt/disk rw - xfs /dev/sdb1 rw\n", "/mnt/disk/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE,
    NULL },
  { "a name that only begins alike does not", ROOT "88 22 0:45 / /mnt/sal rw - cifs //nas/sales rw,nobrl\n",
    "/mnt/sales/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "blanks in a name", ROOT "88 22 0:45 / /mnt/Sales\\040and\\040\\134more\\134\\011 rw - cifs //nas/s rw,nobrl\n",
    "/mnt/Sales and \\more\\\t/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "nobrl" },
  { "what is mounted later lies on what was there", ROOT "88 22 0:45 / /mnt rw - cifs //nas/all rw,nobrl\n"
    "95 88 8:17 / /mnt rw - ext4 /dev/sdb1 rw\n", "/mnt/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "and hides what was mounted below", ROOT "88 22 8:17 / /mnt/a rw - ext4 /dev/sdb1 rw\n"
    "95 22 0:45 / /mnt rw - cifs //nas/all rw,nobrl\n", "/mnt/a/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION,
    "nobrl" },
  { "a folder of a share, mounted elsewhere", ROOT "88 22 0:45 / /mnt/nas rw - cifs //nas/all rw,nobrl\n"
    "96 22 0:45 /sales /home/ann/sales rw - cifs //nas/all rw,nobrl\n", "/home/ann/sales/team.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_OPTION, "nobrl" },
  { "a folder of this disk, mounted elsewhere", ROOT "96 22 8:2 /srv/sales /home/ann/sales rw - ext4 /dev/sda2 rw\n",
    "/home/ann/sales/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a file mounted without its folder", ROOT "97 22 8:2 /srv/a.accord /work/team.accord rw - ext4 /dev/sda2 rw\n",
    "/work/team.accord", ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_ALONE, "without its folder" },

  { "a vault on this disk", ROOT "98 22 0:70 / /home/ann/vault rw - fuse.gocryptfs /home/ann/cipher rw\n",
    "/home/ann/vault/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a vault on a share: its locks end here", ROOT "88 22 0:45 / /mnt/nas rw - cifs //nas/all rw\n"
    "98 22 0:70 / /home/ann/vault rw - fuse.cryfs cryfs@/mnt/nas/cipher rw\n", "/home/ann/vault/team.accord",
    ACCORD_MOUNT_UNSAFE, ACCORD_HAZARD_UNKNOWN, "" },
  { "a vault whose folder is itself", ROOT "98 22 0:70 / /v rw - fuse.bindfs /v rw\n", "/v/team.accord",
    ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
  { "a home that is encrypted", ROOT "99 22 0:71 / /home/ann rw - ecryptfs /home/.ecryptfs/ann/.Private rw\n",
    "/home/ann/team.accord", ACCORD_MOUNT_LOCAL, ACCORD_HAZARD_NONE, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (AccordMount) mount = accord_mount_find (one->table, one->path);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (mount->kind, ==, one->kind);
  g_assert_cmpint (mount->hazard, ==, one->hazard);
  if (mount->kind != ACCORD_MOUNT_UNSAFE)
    return;
  sentence = accord_mount_describe_hazard (mount);
  g_assert_nonnull (strstr (sentence, one->told));
  g_assert_true (g_str_has_suffix (sentence, "save a copy."));
}

static void
test_no_table (void)
{
  g_autoptr (AccordMount) none = accord_mount_find (NULL, "/home/ann/team.accord");
  g_autoptr (AccordMount) nonsense = accord_mount_find ("a\n1 2 3\n4 5 6 7 8 9 - \n\n", "/home/ann/team.accord");

  g_assert_cmpint (none->kind, ==, ACCORD_MOUNT_UNSAFE);
  g_assert_cmpint (nonsense->kind, ==, ACCORD_MOUNT_LOCAL);
}

/* Two mounts that name each other as their parents are no end of the program. */
static void
test_circle (void)
{
  g_autoptr (AccordMount) mount = accord_mount_find ("1 2 8:1 / / rw - ext4 /dev/a rw\n2 1 8:2 / / rw - ext4 /dev/b rw\n"
                                                     "3 9 8:3 / / rw - ext4 /dev/c rw\n1 3 8:1 / / rw - ext4 /dev/a rw\n",
                                                     "/team.accord");

  g_assert_cmpint (mount->kind, ==, ACCORD_MOUNT_LOCAL);
}

/* The table of this very computer is one that can be read. */
static void
test_this_one (void)
{
  g_autofree char *table = accord_mount_read_table ();
  g_autoptr (AccordMount) mount = accord_mount_find (table, "/proc/self/status");

  g_assert_nonnull (table);
  g_assert_cmpstr (mount->type, ==, "proc");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/mount/%02u %s", i, CASES[i].label);

      g_strdelimit (path + strlen ("/store/mount/"), "/", ' ');
      g_test_add_data_func (path, &CASES[i], test_case);
    }
  g_test_add_func ("/store/mount/no-table", test_no_table);
  g_test_add_func ("/store/mount/circle", test_circle);
  g_test_add_func ("/store/mount/this-one", test_this_one);
  return g_test_run ();
}
