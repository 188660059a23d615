/* A stand-in for libnvidia-ml.so.1, for tests of the agent: eight H100-like GPUs on one baseboard, and worse.
 *   gcc -shared -fPIC -o libnvidia-ml.so.1 fake-nvml.c            a driver of today
 *   gcc -shared -fPIC -DOLD_DRIVER ...                            a driver without the newer exports
 * LIGHTCONE_FAKE_NVML names the scenario: healthy (if unset), none, lost, mig, hostile, huge, no-driver.
 * The structures have the fields of nvml.h; the compiler, not the agent's author, works out where they lie. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OK = 0, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, DRIVER_NOT_LOADED = 9, GPU_IS_LOST = 15, OTHER_VERSION = 25 };
enum { GPUS = 8, LINKS = 18, LOST_GPU = 3, DEAD_LINK = 17 };
#define VERSIONED(type, number) (unsigned int)(sizeof(type) | (number) << 24)

typedef struct { unsigned int index; unsigned int calls; } Device;
typedef struct {
    char busIdLegacy[16];
    unsigned int domain, bus, device, pciDeviceId, pciSubSystemId;
    char busId[32];
} PciInfo;
typedef struct { unsigned int version; unsigned long long value; } Pdi;
typedef struct { unsigned long long total, free, used; } Memory;
typedef struct { unsigned int version; unsigned long long total, reserved, free, used; } Memory2;
typedef struct { unsigned int gpu, memory; } Utilization;
typedef struct { unsigned int version; int sensorType; int temperature; } Temperature;
typedef struct {
    unsigned int version;
    unsigned char ibGuid[16], chassisSerialNumber[16], slotNumber, trayIndex, hostId, peerType, moduleId;
} PlatformInfo;

static Device devices[GPUS];

static int scenario(const char *name) {
    const char *asked = getenv("LIGHTCONE_FAKE_NVML");
    return strcmp(asked ? asked : "healthy", name) == 0;
}

/* In "lost" one GPU falls off its bus in the middle of the questions about it. */
static int answers(Device *device) {
    if (scenario("lost") && device->index == LOST_GPU && ++device->calls > 3) return GPU_IS_LOST;
    return OK;
}

#define ASK(device) do { int code = answers(device); if (code != OK) return code; } while (0)

/* Writes as a careless driver would: "hostile" text fills all the room that it was given and has no end. */
static int text(char *out, unsigned int length, const char *value, const char *hostile) {
    if (!scenario("hostile")) return snprintf(out, length, "%s", value) < (int)length ? OK : 7;
    if (hostile) return snprintf(out, length, "%s", hostile) < (int)length ? OK : 7;
    memset(out, 'A', length);
    return OK;
}

int nvmlInit_v2(void) { return scenario("no-driver") ? DRIVER_NOT_LOADED : OK; }
int nvmlShutdown(void) { return OK; }

int nvmlSystemGetDriverVersion(char *out, unsigned int length) {
    return text(out, length, "580.95.05", "580\x1b[2J\x1b[31m\n# HELP evil\r\"}\\");
}
int nvmlSystemGetNVMLVersion(char *out, unsigned int length) { return text(out, length, "13.580.95.05", 0); }

int nvmlDeviceGetCount_v2(unsigned int *count) {
    *count = scenario("none") ? 0 : scenario("huge") ? 0xffffffffu : GPUS;
    return OK;
}
int nvmlDeviceGetHandleByIndex_v2(unsigned int index, Device **device) {
    if (index >= GPUS && !scenario("huge")) return INVALID_ARGUMENT;
    devices[index % GPUS].index = index % GPUS;
    *device = &devices[index % GPUS];
    return OK;
}

int nvmlDeviceGetUUID(Device *d, char *out, unsigned int length) {
    char value[64];
    ASK(d);
    snprintf(value, sizeof value, "GPU-4e1f0000-0000-4000-8000-00000000000%u", d->index);
    return text(out, length, value, "GPU-\"} 1\nevil_metric 1\n\\");
}
int nvmlDeviceGetName(Device *d, char *out, unsigned int length) {
    ASK(d);
    return text(out, length, "NVIDIA H100 80GB HBM3", "\xe2\x80\xaeH100\x1b]0;owned\x07\xff\xc2\x9b");
}
int nvmlDeviceGetSerial(Device *d, char *out, unsigned int length) {
    char value[32];
    ASK(d);
    snprintf(value, sizeof value, "165392400000%u", d->index);
    return text(out, length, value, 0);
}
int nvmlDeviceGetBoardPartNumber(Device *d, char *out, unsigned int length) {
    ASK(d);
    return text(out, length, "692-2G520-0200-000", "");
}
int nvmlDeviceGetVbiosVersion(Device *d, char *out, unsigned int length) {
    ASK(d);
    return text(out, length, "96.00.5E.00.01", 0);
}
int nvmlDeviceGetBoardId(Device *d, unsigned int *id) { ASK(d); *id = 0x1a00u + d->index; return OK; }
int nvmlDeviceGetArchitecture(Device *d, unsigned int *architecture) { ASK(d); *architecture = 9; return OK; }
int nvmlDeviceGetCudaComputeCapability(Device *d, int *major, int *minor) {
    ASK(d);
    *major = 9;
    *minor = 0;
    return OK;
}

static void pci(PciInfo *out, unsigned int bus, unsigned int device, unsigned int subsystem) {
    memset(out, 0, sizeof *out);
    out->bus = bus;
    out->pciDeviceId = device;
    out->pciSubSystemId = subsystem;
    if (scenario("hostile")) memset(out->busId, '\n', sizeof out->busId);
    else snprintf(out->busId, sizeof out->busId, "00000000:%02X:00.0", bus);
}
int nvmlDeviceGetPciInfo_v3(Device *d, PciInfo *out) {
    ASK(d);
    pci(out, 0x10 + d->index, 0x233010deu, 0x16c110deu);
    return OK;
}

int nvmlDeviceGetMemoryInfo(Device *d, Memory *out) {
    ASK(d);
    out->total = 85520809984ull;
    out->free = 84920000512ull;
    out->used = 600809472ull;
    return OK;
}
int nvmlDeviceGetMigMode(Device *d, unsigned int *current, unsigned int *pending) {
    ASK(d);
    *current = *pending = scenario("hostile") ? 77 : scenario("mig");
    return OK;
}
int nvmlDeviceGetVirtualizationMode(Device *d, int *mode) { ASK(d); *mode = 0; return OK; }
int nvmlDeviceGetHostVgpuMode(Device *d, int *mode) { ASK(d); (void)mode; return NOT_SUPPORTED; }

int nvmlDeviceGetNvLinkState(Device *d, unsigned int link, int *active) {
    ASK(d);
    if (link >= LINKS && !scenario("huge")) return INVALID_ARGUMENT;
    *active = !(d->index == 0 && link == DEAD_LINK);
    return OK;
}
/* On a baseboard with switches each link ends at one of four. */
int nvmlDeviceGetNvLinkRemotePciInfo_v2(Device *d, unsigned int link, PciInfo *out) {
    ASK(d);
    pci(out, 0xa0 + link % 4, 0x22a310deu, 0x179610deu);
    return OK;
}

int nvmlDeviceGetTemperature(Device *d, int sensor, unsigned int *celsius) {
    ASK(d);
    if (sensor != 0) return INVALID_ARGUMENT;
    *celsius = 30 + d->index;
    return OK;
}
int nvmlDeviceGetPowerUsage(Device *d, unsigned int *milliwatts) { ASK(d); *milliwatts = 71234; return OK; }
int nvmlDeviceGetTotalEnergyConsumption(Device *d, unsigned long long *millijoules) {
    ASK(d);
    *millijoules = 9007199254740993ull; /* one more than a double can tell apart */
    return OK;
}
int nvmlDeviceGetClockInfo(Device *d, int type, unsigned int *megahertz) {
    ASK(d);
    if (type != 1 && type != 2) return INVALID_ARGUMENT;
    *megahertz = type == 1 ? 1980 : 2619;
    return OK;
}
int nvmlDeviceGetUtilizationRates(Device *d, Utilization *out) {
    ASK(d);
    if (scenario("mig")) return NOT_SUPPORTED;
    out->gpu = 97;
    out->memory = 41;
    return OK;
}
int nvmlDeviceGetPcieReplayCounter(Device *d, unsigned int *count) { ASK(d); *count = 0; return OK; }
int nvmlDeviceGetRemappedRows(
    Device *d, unsigned int *correctable, unsigned int *uncorrectable, unsigned int *pending, unsigned int *failed) {
    ASK(d);
    *correctable = 1;
    *uncorrectable = 2;
    *pending = 1;
    *failed = 0;
    return OK;
}

#ifndef OLD_DRIVER
int nvmlDeviceGetPdi(Device *d, Pdi *out) {
    ASK(d);
    if (out->version != VERSIONED(Pdi, 1)) return OTHER_VERSION;
    out->value = 0x48b02d51c9c10700ull + d->index;
    return OK;
}
int nvmlDeviceGetMemoryInfo_v2(Device *d, Memory2 *out) {
    ASK(d);
    if (out->version != VERSIONED(Memory2, 2)) return OTHER_VERSION;
    out->total = 85520809984ull;
    out->reserved = 536870912ull;
    out->free = 84920000512ull;
    out->used = 63938560ull;
    return OK;
}
int nvmlDeviceGetTemperatureV(Device *d, Temperature *out) {
    ASK(d);
    if (out->version != VERSIONED(Temperature, 1)) return OTHER_VERSION;
    out->temperature = 40 + d->index;
    return OK;
}
int nvmlDeviceGetNvLinkRemoteDeviceType(Device *d, unsigned int link, int *type) {
    ASK(d);
    (void)link;
    *type = 2;
    return OK;
}
int nvmlDeviceGetPlatformInfo(Device *d, PlatformInfo *out) {
    ASK(d);
    if (out->version != VERSIONED(PlatformInfo, 2)) return OTHER_VERSION;
    memset(out->ibGuid, 0, sizeof out->ibGuid);
    out->ibGuid[0] = 0xab;
    memcpy(out->chassisSerialNumber, "1821125190069\0\0\0", 16);
    out->slotNumber = 5;
    out->trayIndex = 4;
    out->hostId = 1;
    out->peerType = 2;
    out->moduleId = (unsigned char)(d->index + 1);
    return OK;
}
#endif
